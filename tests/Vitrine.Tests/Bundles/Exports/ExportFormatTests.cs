using Shouldly;
using Vitrine.Bundles.Exports;
using Vitrine.Bundles.Onnx.Format;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Models;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Bundles.Exports;

/// <summary>What every format in the table must do.</summary>
public sealed class ExportFormatTests
{
    private const int DrawnCount = 12;

    private static readonly Lazy<PortableModel> Narrow = new(() => PortableModels.Untrained(Architectures.Narrow, seed: 1));

    public static TheoryData<string> Formats() => [.. ExportFormats.All.Keys];

    public static TheoryData<string, int> DrawnFormats() => [.. ExportFormats.All.Keys.SelectMany(format => Enumerable.Range(0, DrawnCount), (format, seed) => (format, seed))];

    [Theory]
    [MemberData(nameof(DrawnFormats))]
    public void Any_network_answers_as_before_in_any_format(string format, int seed)
    {
        using var folder = new Folder();
        var model = PortableModels.Untrained(RandomArchitectures.Draw(seed), seed);
        var exported = ModelExporter.Export(model, ExportFormats.Named(format), folder["model" + ExportFormats.Named(format).Extension]);
        exported.Verification.Engines.ShouldNotBeEmpty();
        var verified = ModelVerifier.VerifyFile(exported.Path);
        verified.Holds.ShouldBeTrue();
        verified.Engines.Where(engine => engine.FromExport is null).ShouldAllBe(engine => engine.Outcome.MaxLogitDifference < LargestLogit(model) * 1e-4);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_model_gives_the_same_bytes(string format)
    {
        using var folder = new Folder();
        var first = ModelExporter.Export(Narrow.Value, ExportFormats.Named(format), folder["1", "model" + ExportFormats.Named(format).Extension]);
        ModelExporter.Export(Narrow.Value, ExportFormats.Named(format), folder["2", "model" + ExportFormats.Named(format).Extension]).Sha256.ShouldBe(first.Sha256);
        first.Bytes.ShouldBe(new FileInfo(first.Path).Length);
    }

    /// <summary>As if the exporter had a mistake: the probe is of other weights.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_that_answers_differently_is_not_kept(string format)
    {
        using var folder = new Folder();
        var other = Narrow.Value with { Probe = PortableModels.Untrained(Architectures.Narrow, seed: 2).Probe };
        var path = folder["model" + ExportFormats.Named(format).Extension];
        var failure = Should.Throw<VitrineException>(() => ModelExporter.Export(other, ExportFormats.Named(format), path));
        failure.Kind.ShouldBe(FailureKind.Failed);
        failure.Message.ShouldContain(path);
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_that_fails_leaves_the_one_before_it_alone(string format)
    {
        using var folder = new Folder();
        var path = folder["model" + ExportFormats.Named(format).Extension];
        var good = ModelExporter.Export(Narrow.Value, ExportFormats.Named(format), path);
        var other = Narrow.Value with { Probe = PortableModels.Untrained(Architectures.Narrow, seed: 2).Probe };
        Should.Throw<VitrineException>(() => ModelExporter.Export(other, ExportFormats.Named(format), path));
        ModelVerifier.VerifyFile(path).Holds.ShouldBeTrue();
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBe([good.Path]);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_missing_file_is_named(string format)
    {
        var path = "/nowhere/model" + ExportFormats.Named(format).Extension;
        var refusal = Should.Throw<VitrineException>(() => ModelVerifier.VerifyFile(path));
        refusal.Kind.ShouldBe(FailureKind.DataOrModel);
        refusal.Message.ShouldContain(path);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_of_something_else_is_refused(string format)
    {
        using var folder = new Folder();
        var path = folder["model" + ExportFormats.Named(format).Extension];
        File.WriteAllText(path, "something else");
        var refusal = Should.Throw<VitrineException>(() => ModelVerifier.VerifyFile(path));
        refusal.Kind.ShouldBe(FailureKind.DataOrModel);
        refusal.Message.ShouldContain(path);
    }

    [Fact]
    public void A_weight_that_was_altered_shows_in_every_engine()
    {
        using var folder = new Folder();
        var exported = ModelExporter.Export(Narrow.Value, ExportFormats.Named("safetensors"), folder["model.safetensors"]);
        var bytes = File.ReadAllBytes(exported.Path);
        BitConverter.GetBytes(30f).CopyTo(bytes, bytes.Length - sizeof(float));
        File.WriteAllBytes(exported.Path, bytes);
        var verified = ModelVerifier.VerifyFile(exported.Path);
        verified.Holds.ShouldBeFalse();
        verified.Engines.Count.ShouldBe(3);
        verified.Engines.ShouldAllBe(engine => !engine.Holds);
    }

    [Fact]
    public void A_graph_without_its_proof_is_refused_with_the_cure()
    {
        using var folder = new Folder();
        File.WriteAllBytes(folder["bare.onnx"], Vitrine.Bundles.Onnx.OnnxExporter.Export(Narrow.Value.Model, "test"));
        var refusal = Should.Throw<VitrineException>(() => ModelVerifier.VerifyFile(folder["bare.onnx"]));
        refusal.Message.ShouldContain($"carries no {BundleFiles.Manifest}");
        refusal.Message.ShouldContain("export the model again");
    }

    [Fact]
    public void Weights_in_eight_bits_are_unsigned_since_sums_of_signed_products_overflow_on_some_processors()
    {
        using var folder = new Folder();
        var exported = ModelExporter.Export(Narrow.Value, ExportFormats.Named("onnx-int8"), folder["model.int8.onnx"]);
        var constants = ModelProto.Parser.ParseFrom(File.ReadAllBytes(exported.Path)).Graph.Initializer.ToDictionary(tensor => tensor.Name);
        var kernels = constants.Values.Where(tensor => tensor.Name.EndsWith(".weight/quantized", StringComparison.Ordinal)).ToList();
        kernels.Count.ShouldBe(10);
        foreach (var kernel in kernels)
        {
            kernel.DataType.ShouldBe(TensorProto.Types.DataType.Uint8, kernel.Name);
            kernel.RawData.ToByteArray().ShouldContain(weight => weight == 1 || weight == 255, "each filter's largest weight is 127 steps from zero");
            constants[kernel.Name.Replace("/quantized", "/zero_point", StringComparison.Ordinal)].RawData.ToByteArray().ShouldAllBe(zero => zero == 128);
        }
    }

    [Fact]
    public void A_format_is_known_by_the_end_of_a_name()
    {
        ExportFormats.OfFile("a/B.ONNX").Name.ShouldBe("onnx");
        ExportFormats.OfFile("b.int8.onnx").Name.ShouldBe("onnx-int8");
        Should.Throw<VitrineException>(() => ExportFormats.OfFile("model.h5")).Message.ShouldContain(".onnx, .int8.onnx, .safetensors, .npz, .cs");
        Should.Throw<VitrineException>(() => ExportFormats.Named("pickle")).Message.ShouldContain("onnx, onnx-int8, safetensors, npz, csharp");
    }

    private static double LargestLogit(PortableModel model) => Math.Max(1, model.Probe.Logits.SelectMany(row => row).Max(Math.Abs));
}
