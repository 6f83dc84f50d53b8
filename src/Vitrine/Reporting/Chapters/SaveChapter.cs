using Vitrine.Bundles;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Chapters;

/// <summary>Stage 7: that the saved model is the trained one, and how to use it.</summary>
internal static class SaveChapter
{
    internal static Chapter Of(ReportInput input) => new(
        7,
        SaveChapterText.Title,
        SaveChapterText.Explanation,
        SaveChapterText.NotDone,
        input.Run.Parity is { } parity ? Content(parity) : Html.Empty);

    private static Html Content(ParityReport parity) => Html.Join(
    [
        Findings.Of([Verdict(parity), SaveChapterText.Rounding.Fill(Quantity.Scientific(ParityReport.Tolerance))]),
        ParityTable(parity),
        FilesTable(),
        Use(),
    ]);

    private static string Verdict(ParityReport parity) => (parity.Holds ? SaveChapterText.Holds : SaveChapterText.Broken).Fill(
        Quantity.Count(parity.Count), Quantity.Scientific(parity.MaxAbsDifference), Quantity.Percent(parity.Top1Agreement));

    private static Html ParityTable(ParityReport parity) => HtmlTable.OfPairs(
        "parity",
        SaveChapterText.ParityCaption,
        [
            (SaveChapterText.Compared, Quantity.Count(parity.Count)),
            (SaveChapterText.Agreement, Quantity.Percent(parity.Top1Agreement)),
            (SaveChapterText.Difference, Quantity.Scientific(parity.MaxAbsDifference)),
            (SaveChapterText.Tolerance, Quantity.Scientific(ParityReport.Tolerance)),
        ]);

    private static Html FilesTable() => HtmlTable.Of(
        "bundle",
        SaveChapterText.FilesCaption,
        [new(SaveChapterText.File, IsNumber: false), new(SaveChapterText.FileContent, IsNumber: false)],
        [
            FileRow(BundleFiles.Manifest, SaveChapterText.FileManifest),
            FileRow(BundleFiles.Model, SaveChapterText.FileModel),
            FileRow(BundleFiles.Weights, SaveChapterText.FileWeights),
            FileRow(BundleFiles.Probe, SaveChapterText.FileProbe),
            FileRow(BundleFiles.ModelCard, SaveChapterText.FileModelCard),
        ]);

    private static Html[] FileRow(string name, string content) => [Html.Of($"<code>{name}</code>"), content];

    private static Html Use() => Html.Of($"""
        <h3>{SaveChapterText.UseTitle}</h3>
        <p>{SaveChapterText.UseIntroduction}</p>
        <pre class="code"><code>using Vitrine.Inference;

        using var classifier = Classifier.Load("model");
        Console.WriteLine(classifier.Predict("{SaveChapterText.CodeImage}"));</code></pre>
        <p>{Html.Prose(SaveChapterText.UseCommandLine)}</p>

        """);
}
