using Shouldly;
using Vitrine.Bundles;
using Vitrine.Bundles.Exports;
using Vitrine.Bundles.Imports;
using Vitrine.Data;
using Vitrine.Files;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;
using Vitrine.Tests.Bundles.Imports.Keras;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Bundles.Imports;

/// <summary>Out of a bundle and back into one.</summary>
public sealed class VitrineFormatTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "models", "tiny");

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("safetensors")]
    [InlineData("npz")]
    public void A_model_that_was_exported_comes_back_as_it_was(string format)
    {
        var original = PortableModel.Load(Shipped);
        var exported = ModelExporter.Export(original, ExportFormats.Named(format), folder["tiny" + ExportFormats.Named(format).Extension]);
        var report = ModelImporter.Import(exported.Path, folder["bundle"], new ImportOptions(), TimeProvider.System);
        var back = PortableModel.Load(folder["bundle"]);
        back.Model.Weights.SelectMany(weight => weight.Value.Values).ShouldBe(original.Model.Weights.SelectMany(weight => weight.Value.Values));
        back.Probe.ToJson().ShouldBe(original.Probe.ToJson());
        back.Manifest.Metrics.ShouldBe(original.Manifest.Metrics);
        back.Manifest.Files[BundleFiles.Weights].ShouldBe(original.Manifest.Files[BundleFiles.Weights]);
        back.Manifest.Provenance!.Recipe!.Value.GetRawText().ShouldBe(original.Manifest.Provenance!.Recipe!.Value.GetRawText());
        back.Manifest.Provenance.ImportedFrom.ShouldBe(new BundleImport(Path.GetFileName(exported.Path), exported.Sha256, $"Vitrine {original.Manifest.VitrineVersion}"));
        (report.Pixels, report.PixelsAreAssumed).ShouldBe(((string?)null, false));
        File.ReadAllText(folder["bundle", BundleFiles.ModelCard]).ShouldContain("As the file says");
    }

    [Fact]
    public void Where_a_model_came_from_first_is_kept()
    {
        var first = ModelImporter.Import(KerasGolden.All["named.keras"].Path, folder["first"], new ImportOptions(), TimeProvider.System).Source;
        var exported = ModelExporter.Export(PortableModel.Load(folder["first"]), ExportFormats.Named("safetensors"), folder["between.safetensors"]);
        var report = ModelImporter.Import(exported.Path, folder["second"], new ImportOptions(), TimeProvider.System);
        var source = BundleReader.Open(folder["second"]).Manifest.Provenance!.ImportedFrom!;
        (source.File, source.Sha256).ShouldBe(("between.safetensors", exported.Sha256));
        source.Before.ShouldBe(first);
        report.Source.ShouldBe(source);
        var card = File.ReadAllText(folder["second", BundleFiles.ModelCard]);
        card.ShouldContain(exported.Sha256);
        card.ShouldContain(first.Sha256);
    }

    [Fact]
    public void A_model_that_was_imported_too_often_is_refused_with_the_file_to_take()
    {
        using var spoken = new SpokenLanguage(Language.English);
        var original = PortableModel.Load(Shipped);
        var chain = Enumerable.Range(1, 16).Aggregate((BundleImport?)null, (before, number) => new BundleImport($"{number}.npz", "abc", "Vitrine 0.1.0") { Before = before });
        var often = original with { Manifest = original.Manifest with { Provenance = new BundleProvenance { ImportedFrom = chain } } };
        var exported = ModelExporter.Export(often, ExportFormats.Named("npz"), folder["tiny.npz"]);
        var refusal = Should.Throw<VitrineException>(() => ModelImporter.Import(exported.Path, folder["bundle"], new ImportOptions(), TimeProvider.System));
        refusal.Message.ShouldBe("The model in tiny.npz has been imported 16 times in a row already, and a description keeps no more: import the file it came from, 16.npz.");
        (refusal.Kind, Directory.Exists(folder["bundle"])).ShouldBe((FailureKind.DataOrModel, false));
    }

    [Fact]
    public void What_such_a_file_says_itself_is_not_asked_for()
    {
        var exported = ModelExporter.Export(PortableModel.Load(Shipped), ExportFormats.Named("npz"), folder["tiny.npz"]);
        var refusal = Should.Throw<VitrineException>(() => ModelImporter.Import(exported.Path, folder["bundle"], new ImportOptions { Pixels = PixelRange.ZeroTo255 }, TimeProvider.System));
        (refusal.Kind, Directory.Exists(folder["bundle"])).ShouldBe((FailureKind.Usage, false));
    }

    [Theory]
    [InlineData("safetensors", PixelRange.ZeroToOne, 1f)]
    [InlineData("npz", PixelRange.ZeroTo255, 1f / 255)]
    public void Bare_weights_become_a_model_of_the_network_that_is_named(string format, PixelRange pixels, float deviation)
    {
        var weights = PortableModel.Load(Shipped).Model.Weights;
        var path = folder[$"weights.{format}"];
        // As torch would: more than is asked for, and in another order.
        var others = new OrderedDictionary<string, Weight>(weights.Reverse()) { ["batchNorm_1.num_batches_tracked"] = new([], [1]) };
        if (format == "npz")
            NpzFile.Write(path, others.Select(weight => KeyValuePair.Create(weight.Key, NpyArray.Of(weight.Value.Shape, weight.Value.Values.AsSpan()))));
        else
            SafetensorsFile.Write(path, others);
        ModelImporter.Import(path, folder["bundle"], new ImportOptions { Architecture = Architectures.Narrow, Pixels = pixels }, TimeProvider.System).Pixels.ShouldNotBeNull();
        var back = PortableModel.Load(folder["bundle"]);
        back.Model.Weights.Keys.ShouldBe(weights.Keys);
        back.Model.Weights.SelectMany(weight => weight.Value.Values).ShouldBe(weights.SelectMany(weight => weight.Value.Values));
        back.Model.Normalization.ShouldBe(new Normalization(0, deviation));
        back.Model.Classes.ShouldBe(FashionMnist.Classes);
    }

    [Fact]
    public void Bare_weights_of_another_network_are_refused_by_the_name_of_the_first_that_does_not_fit()
    {
        SafetensorsFile.Write(folder["weights.safetensors"], PortableModel.Load(Shipped).Model.Weights);
        var other = new Architecture([.. Architectures.Narrow.Layers.Select(layer => layer is Conv2d convolution ? convolution with { Kernel = 5 } : layer)]);
        var refusal = Should.Throw<VitrineException>(() => ModelImporter.Import(folder["weights.safetensors"], folder["bundle"], new ImportOptions { Architecture = other }, TimeProvider.System));
        refusal.Message.ShouldContain("the weight conv2d_1.weight has the shape [32, 18, 3, 3], and the network needs [32, 18, 5, 5]");
        Directory.Exists(folder["bundle"]).ShouldBeFalse();
    }

    [Fact]
    public void Weights_that_do_not_say_of_which_network_are_refused()
    {
        SafetensorsFile.Write(folder["other.safetensors"], PortableModel.Load(Shipped).Model.Weights);
        var refusal = Should.Throw<VitrineException>(() => ModelImporter.Import(folder["other.safetensors"], folder["bundle"], new ImportOptions(), TimeProvider.System));
        (refusal.Kind, Directory.Exists(folder["bundle"])).ShouldBe((FailureKind.Usage, false));
    }

    [Fact]
    public void A_weight_that_was_altered_leaves_no_bundle()
    {
        var exported = ModelExporter.Export(PortableModel.Load(Shipped), ExportFormats.Named("safetensors"), folder["tiny.safetensors"]);
        var bytes = File.ReadAllBytes(exported.Path);
        BitConverter.GetBytes(30f).CopyTo(bytes, bytes.Length - sizeof(float));
        File.WriteAllBytes(exported.Path, bytes);
        var failure = Should.Throw<VitrineException>(() => ModelImporter.Import(exported.Path, folder["bundle"], new ImportOptions(), TimeProvider.System));
        failure.Kind.ShouldBe(FailureKind.Failed);
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBe([exported.Path]);
    }

    [Fact]
    public void A_format_is_known_by_the_end_of_a_name()
    {
        ImportFormats.OfFile("a/B.H5").Name.ShouldBe("Keras");
        ImportFormats.OfFile("b.npz").Name.ShouldBe("Vitrine");
        Should.Throw<VitrineException>(() => ImportFormats.OfFile("model.pt")).Message.ShouldContain(".h5, .hdf5, .keras, .safetensors, .npz");
    }
}
