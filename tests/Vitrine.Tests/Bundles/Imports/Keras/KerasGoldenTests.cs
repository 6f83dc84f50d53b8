using System.Text.Json;
using Shouldly;
using Vitrine.Bundles;
using Vitrine.Bundles.Exports;
using Vitrine.Bundles.Imports;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Bundles.Imports.Keras;

/// <summary>Imported networks against answers that were computed elsewhere.</summary>
public sealed class KerasGoldenTests : IDisposable
{
    private const float Tolerance = 1e-5f;

    private readonly Folder folder = new();

    public static TheoryData<string> Files() => [.. KerasGolden.All.Keys];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void An_imported_model_answers_as_the_definitions_of_its_layers_say(string file)
    {
        var golden = KerasGolden.All[file];
        var report = Import(golden);
        report.Verification.Holds.ShouldBeTrue();
        var expected = golden.Probabilities.SelectMany(row => row).ToArray();
        Difference(Evaluator.Run(ModelBundle.Load(folder["bundle"]), golden.Images).Probabilities, expected).ShouldBeLessThan(Tolerance, "libtorch");
        using var classifier = Classifier.Load(folder["bundle"]);
        Difference(classifier.PredictBatch(golden.Pixels, golden.Count).Probabilities, expected).ShouldBeLessThan(Tolerance, "ONNX Runtime");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_bundle_says_which_file_it_is_of_and_nothing_that_is_not_known(string file)
    {
        var golden = KerasGolden.All[file];
        var report = Import(golden);
        var manifest = BundleReader.Open(folder["bundle"]).Manifest;
        manifest.Provenance!.ImportedFrom.ShouldBe(report.Source);
        report.Source.File.ShouldBe(file);
        report.Source.Program.ShouldBe(golden.Program);
        report.Source.Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(golden.Path))));
        (manifest.Provenance.Recipe, manifest.Provenance.Seed, manifest.Provenance.Dataset, manifest.Metrics).ShouldBe(((JsonElement?)null, (int?)null, (string?)null, (BundleMetrics?)null));
        var card = File.ReadAllText(folder["bundle", BundleFiles.ModelCard]);
        card.ShouldContain(report.Source.Sha256);
        card.ShouldContain(golden.Program);
        card.ShouldContain("The model has not been evaluated.");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void An_imported_model_leaves_in_every_format(string file)
    {
        Import(KerasGolden.All[file]);
        var model = PortableModel.Load(folder["bundle"]);
        var noise = ProbeImages.Of(model.Model.Height, model.Model.Width, model.Model.Classes);
        foreach (var format in ExportFormats.All.Values.Where(format => !format.NeedsImages))
            ModelExporter.Export(model, format, folder["exported" + format.Extension]).Verification.Holds.ShouldBeTrue(format.Name);
        ModelExporter.Export(model with { Calibration = noise }, ExportFormats.Named("onnx-int8"), folder["exported.int8.onnx"]);
    }

    [Fact]
    public void Classes_are_those_of_fashion_mnist_where_they_can_be_and_numbers_else()
    {
        Import(KerasGolden.All["dense.h5"]).Classes.ShouldBe(FashionMnist.Classes);
        Import(KerasGolden.All["flat.h5"]).Classes.Select(name => (name.English, name.Portuguese)).ShouldBe([("class 0", "classe 0"), ("class 1", "classe 1"), ("class 2", "classe 2")]);
    }

    [Fact]
    public void Pixels_are_taken_to_be_what_the_first_layers_suggest()
    {
        (Import(KerasGolden.All["dense.h5"]).Pixels, Import(KerasGolden.All["named.keras"]).Pixels, Import(KerasGolden.All["counted.keras"]).Pixels).ShouldBe(("0-1", "0-255", "0-255"));
        Import(KerasGolden.All["dense.h5"]).PixelsAreAssumed.ShouldBeTrue();
    }

    [Fact]
    public void Pixels_as_they_are_can_be_asked_for()
    {
        var path = KerasFiles.WriteSequential(folder, [KerasFiles.FlatInput, KerasFiles.Head], KerasFiles.HeadWeights());
        var report = ModelImporter.Import(path, folder["bundle"], new ImportOptions { Pixels = PixelRange.ZeroTo255 }, TimeProvider.System);
        (report.Pixels, report.PixelsAreAssumed).ShouldBe(("0-255", false));
        report.Normalization.Apply(255).ShouldBe(255, 1e-3f);
    }

    /// <summary>Its logits go into hundreds, and so does their rounding.</summary>
    [Fact]
    public void A_network_of_large_values_is_imported_and_exported_like_any_other()
    {
        ModelImporter.Import(KerasGolden.All["dense.h5"].Path, folder["bundle"], new ImportOptions { Pixels = PixelRange.ZeroTo255 }, TimeProvider.System);
        ModelExporter.Export(PortableModel.Load(folder["bundle"]), ExportFormats.Named("npz"), folder["model.npz"]).Verification.Holds.ShouldBeTrue();
    }

    [Fact]
    public void The_same_file_gives_the_same_weights_graph_and_probe()
    {
        var golden = KerasGolden.All["convolutions.h5"];
        Import(golden);
        var first = BundleReader.Open(folder["bundle"]).Manifest.Files;
        Import(golden);
        BundleReader.Open(folder["bundle"]).Manifest.Files.ShouldBe(first);
    }

    private static float Difference(float[] actual, float[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        return actual.Zip(expected, (first, second) => MathF.Abs(first - second)).Max();
    }

    private ImportReport Import(KerasGolden golden) => ModelImporter.Import(golden.Path, folder["bundle"], new ImportOptions(), TimeProvider.System);
}
