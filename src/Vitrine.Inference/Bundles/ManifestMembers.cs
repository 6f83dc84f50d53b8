using System.Text.Json;
using Vitrine.Inference.Preprocessing;
using Vitrine.Inference.TestTime;

namespace Vitrine.Inference.Bundles;

/// <summary>vitrine.json's members, as <see cref="BundleManifest.ToJson"/> names them.</summary>
internal static class ManifestMembers
{
    internal static BundleManifest Manifest(JsonMember root) => new()
    {
        FormatVersion = root["formatVersion"].Integer,
        Name = root["name"].Text,
        VitrineVersion = root["vitrineVersion"].Text,
        CreatedAt = root["createdAt"].Time,
        Input = new ImageSize(root["input"]["height"].Integer, root["input"]["width"].Integer),
        Classes = root["classes"].Items(name => new ClassName(name["en"].Text, name["pt"].Text)),
        Normalization = new Normalization((float)root["normalization"]["mean"].Number, (float)root["normalization"]["standardDeviation"].Number),
        Architecture = root["architecture"].Element.Clone(),
        Parameters = root["parameters"].Count,
        TestTimeAugmentation = root.Find("testTimeAugmentation") is { } augmentation ? Augmentation(augmentation) : null,
        Metrics = root.Find("metrics") is { } metrics ? Metrics(metrics) : null,
        Provenance = root.Find("provenance") is { } provenance ? Provenance(provenance) : null,
        Files = root["files"].Texts(),
    };

    private static TestTimeAugmentation Augmentation(JsonMember augmentation) => new()
    {
        Views = Views(augmentation["views"]),
        Below = augmentation.Find("below")?.Number ?? 1,
    };

    private static TestTimeViews Views(JsonMember views) => views.Text switch
    {
        "none" => TestTimeViews.None,
        "flip" => TestTimeViews.Flip,
        "flipShift" => TestTimeViews.FlipShift,
        "flipCross" => TestTimeViews.FlipCross,
        _ => throw new JsonException(message: null, views.Path, lineNumber: null, bytePositionInLine: null),
    };

    private static BundleMetrics Metrics(JsonMember metrics) => new(
        metrics.Find("validation") is { } validation ? Split(validation) : null,
        metrics.Find("test") is { } test ? Split(test) : null);

    private static SplitMetrics Split(JsonMember split) => new(
        split["count"].Integer,
        split["accuracy"].Number,
        new MetricInterval(split["accuracyInterval"]["low"].Number, split["accuracyInterval"]["high"].Number),
        split["loss"].Number,
        split.Find("macroF1")?.Number,
        split.Find("expectedCalibrationError")?.Number);

    private static BundleProvenance Provenance(JsonMember provenance) => new()
    {
        Recipe = provenance.Find("recipe")?.Element.Clone(),
        AveragedFrom = provenance.Find("averagedFrom")?.Items(source => new BundleSource(source["name"].Text, source["weightsSha256"].Text)),
        ImportedFrom = provenance.Find("importedFrom") is { } file ? Import(file) : null,
        Seed = provenance.Find("seed")?.Integer,
        GitCommit = provenance.Find("gitCommit")?.Text,
        Dataset = provenance.Find("dataset")?.Text,
        DataSha256 = provenance.Find("dataSha256")?.Texts(),
        TrainSeconds = provenance.Find("trainSeconds")?.Number,
        Hardware = provenance.Find("hardware")?.Text,
        Libraries = provenance.Find("libraries")?.Texts(),
    };

    private static BundleImport Import(JsonMember file) => new(file["file"].Text, file["sha256"].Text, file["program"].Text)
    {
        Before = file.Find("before") is { } earlier ? Import(earlier) : null,
    };
}
