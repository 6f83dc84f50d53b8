using Shouldly;
using Vitrine.Bundles.Exports;
using Vitrine.Inference.Bundles;
using Vitrine.Tests.Data;
using Vitrine.Tests.Inference;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class ExportVerbTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "models", "tiny");

    private readonly Folder folder = new();
    private readonly TestTerminal terminal;

    public ExportVerbTests() => terminal = new TestTerminal { Folder = folder.Path };

    public static TheoryData<string> Formats() => [.. ExportFormats.All.Keys];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_model_that_comes_with_the_program_is_exported_and_verified(string format)
    {
        (await terminal.RunAsync($"export tiny --format {format} --data sample --json")).ShouldBe(0, terminal.Error);
        var path = terminal.Json().GetProperty("path").GetString()!;
        Path.GetDirectoryName(path).ShouldBe(folder.Path);
        var second = new TestTerminal { Folder = folder.Path };
        (await second.RunAsync(["verify", Path.GetFileName(path), "--json"])).ShouldBe(0, second.Error);
        second.Json().GetProperty("holds").GetBoolean().ShouldBeTrue();
        second.Json().GetProperty("format").GetString().ShouldBe(format);
    }

    [Fact]
    public async Task The_name_of_the_file_says_the_format()
    {
        (await terminal.RunAsync("export tiny --out weights.npz")).ShouldBe(0, terminal.Error);
        File.Exists(folder["weights.npz"]).ShouldBeTrue();
        terminal.Output.ShouldContain("libtorch");
        terminal.Output.ShouldContain("ONNX Runtime");
        terminal.Output.ShouldContain("10/10");
        terminal.Output.ShouldContain("the network alone");
    }

    [Fact]
    public async Task A_file_that_exists_is_replaced_only_where_that_is_asked_for()
    {
        folder.Write("tiny.onnx", 1, 2, 3);
        (await terminal.RunAsync("export tiny --format onnx")).ShouldBe(2);
        terminal.Error.ShouldBe($"vitrine: {folder["tiny.onnx"]} exists already and is not replaced: name another file with `--out`, or add `--overwrite`.\n");
        File.ReadAllBytes(folder["tiny.onnx"]).ShouldBe([1, 2, 3]);
        (await terminal.RunAsync("export tiny --format onnx --overwrite")).ShouldBe(0, terminal.Error);
        new FileInfo(folder["tiny.onnx"]).Length.ShouldBeGreaterThan(300_000);
    }

    [Theory]
    [InlineData("onnx-int8", "fashion.onnx", ".int8.onnx")]
    [InlineData("npz", "x.onnx", ".npz")]
    [InlineData("csharp", "x.cs.onnx", ".cs")]
    public async Task A_name_that_says_another_format_is_refused(string format, string name, string ending)
    {
        (await terminal.RunAsync(["export", "tiny", "--format", format, "--out", name])).ShouldBe(2);
        terminal.Error.ShouldContain($"let its name end in {ending}");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("export tiny", "`export` needs a format: `--format` with one of onnx, onnx-int8, safetensors, npz, csharp, or `--out` with a file whose name says it.")]
    [InlineData("export tiny --format pickle", "`--format` cannot be `pickle`; it takes one of onnx, onnx-int8, safetensors, npz, csharp.")]
    [InlineData("export", "`export` needs MODEL; see `vitrine export --help`.")]
    [InlineData("verify", "`verify` needs MODEL|FILE; see `vitrine verify --help`.")]
    public async Task A_mistake_is_explained_in_one_sentence(string commandLine, string sentence)
    {
        (await terminal.RunAsync(commandLine)).ShouldBe(2);
        terminal.Error.ShouldBe($"vitrine: {sentence}\n");
    }

    [Fact]
    public async Task A_bundle_is_verified_in_every_engine()
    {
        (await terminal.RunAsync("verify tiny --json")).ShouldBe(0, terminal.Error);
        terminal.Json().GetProperty("engines").EnumerateArray().Select(engine => engine.GetProperty("engine").GetString()!.Split(' ')[0]).ShouldBe(["libtorch", "ONNX", ".NET"]);
    }

    [Theory]
    [InlineData(BundleFiles.Weights)]
    [InlineData(BundleFiles.Model)]
    [InlineData(BundleFiles.Probe)]
    [InlineData(BundleFiles.ModelCard)]
    [InlineData(BundleFiles.Manifest)]
    public async Task A_bundle_with_an_altered_file_is_refused_with_its_name(string name)
    {
        using var bundle = new TinyBundle(Shipped);
        File.AppendAllText(bundle[name], " ");
        foreach (var verb in new[] { "verify", "export --format onnx" })
        {
            var screen = new TestTerminal { Folder = folder.Path };
            (await screen.RunAsync([.. verb.Split(' '), bundle.Path])).ShouldBe(3);
            screen.Error.ShouldContain($"{bundle[name]} was altered");
        }
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    /// <summary>The hashes are right and the network is another one: what an exporter with a mistake would leave.</summary>
    [Fact]
    public async Task A_bundle_that_answers_differently_fails()
    {
        using var bundle = new TinyBundle(Shipped);
        var weights = File.ReadAllBytes(bundle[BundleFiles.Weights]);
        BitConverter.GetBytes(30f).CopyTo(weights, weights.Length - sizeof(float));
        bundle.WithFile(BundleFiles.Weights, weights);
        (await terminal.RunAsync(["verify", bundle.Path])).ShouldBe(1);
        terminal.Output.ShouldContain("does NOT answer as it did when it was saved");
        var second = new TestTerminal();
        (await second.RunAsync(["verify", bundle.Path, "--json"])).ShouldBe(1);
        second.Json().GetProperty("engines").EnumerateArray().Select(engine => engine.GetProperty("holds").GetBoolean()).ShouldBe([false, true, false]);
    }

    [Fact]
    public async Task A_bundle_without_weights_is_verified_by_its_graph()
    {
        (await terminal.RunAsync(["verify", TinyBundle.Golden, "--json"])).ShouldBe(0, terminal.Error);
        terminal.Json().GetProperty("engines").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task What_is_neither_a_model_nor_a_file_is_told()
    {
        (await terminal.RunAsync("verify nowhere")).ShouldBe(3);
        terminal.Error.ShouldStartWith("vitrine: There is no model `nowhere`");
        var second = new TestTerminal { Folder = folder.Path };
        (await second.RunAsync("verify nowhere.onnx")).ShouldBe(3);
        second.Error.ShouldBe($"vitrine: The file {folder["nowhere.onnx"]} does not exist.\n");
    }
}
