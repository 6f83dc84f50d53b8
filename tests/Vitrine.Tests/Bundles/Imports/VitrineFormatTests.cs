using Shouldly;
using Vitrine.Bundles;
using Vitrine.Bundles.Exports;
using Vitrine.Bundles.Imports;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
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
    public void What_such_a_file_says_itself_is_not_asked_for()
    {
        var exported = ModelExporter.Export(PortableModel.Load(Shipped), ExportFormats.Named("npz"), folder["tiny.npz"]);
        var refusal = Should.Throw<VitrineException>(() => ModelImporter.Import(exported.Path, folder["bundle"], new ImportOptions { Pixels = PixelRange.ZeroTo255 }, TimeProvider.System));
        (refusal.Kind, Directory.Exists(folder["bundle"])).ShouldBe((FailureKind.Usage, false));
    }

    [Fact]
    public void Weights_of_another_program_are_refused()
    {
        SafetensorsFile.Write(folder["other.safetensors"], PortableModel.Load(Shipped).Model.Weights);
        var refusal = Should.Throw<VitrineException>(() => ModelImporter.Import(folder["other.safetensors"], folder["bundle"], new ImportOptions(), TimeProvider.System));
        (refusal.Kind, Directory.Exists(folder["bundle"])).ShouldBe((FailureKind.DataOrModel, false));
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
