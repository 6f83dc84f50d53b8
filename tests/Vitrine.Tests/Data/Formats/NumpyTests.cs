using Shouldly;
using Vitrine.Data;
using Vitrine.Data.Formats;
using Vitrine.Tests.Documentation;
using Xunit;

namespace Vitrine.Tests.Data.Formats;

/// <summary>Another reader and writer than ours: NumPy, as Debian's package python3-numpy has it.</summary>
[Trait("Category", "Full")]
public sealed class NumpyTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task NumPy_reads_what_we_write()
    {
        var sample = SampleData.Load();
        await DatasetExporter.ExportAsync(sample, DatasetFormats.Named("npz"), folder["sample.npz"]);
        var output = await RunAsync(
            """
            import numpy, sys
            with numpy.load(sys.argv[1], allow_pickle=False) as f:
                for name in ("x_train", "y_train", "x_test", "y_test"):
                    a = f[name]
                    print(name, a.dtype, a.shape, int(a.astype("int64").sum()), int((a.reshape(-1).astype("int64") * (numpy.arange(a.size) % 1009)).sum()))
            """);
        output.ShouldBe(
            $"""
            x_train uint8 (1500, 28, 28) {Sums(sample.Train.Pixels)}
            y_train uint8 (1500,) {Sums([.. sample.Train.Labels.Select(label => (byte)label)])}
            x_test uint8 (500, 28, 28) {Sums(sample.Test.Pixels)}
            y_test uint8 (500,) {Sums([.. sample.Test.Labels.Select(label => (byte)label)])}

            """);
    }

    [Fact]
    public async Task We_read_what_NumPy_writes()
    {
        await RunAsync(
            """
            import numpy, sys
            x = numpy.arange(20 * 3 * 5, dtype="uint8").reshape(20, 3, 5)
            y = numpy.arange(20, dtype="int64") % 4
            numpy.savez_compressed(sys.argv[1], x_train=x[..., None], y_train=y[:, None], x_test=numpy.asfortranarray(x[:6]), y_test=y[:6].astype(">i4"))
            """);
        var dataset = await DatasetStore.OpenAsync(folder["sample.npz"]);
        dataset.Train.Pixels.ShouldBe([.. Enumerable.Range(0, 300).Select(i => (byte)i)]);
        dataset.Train.Labels.ShouldBe([.. Enumerable.Range(0, 20).Select(i => (ushort)(i % 4))]);
        dataset.Test.Pixels.ShouldBe(dataset.Train.Pixels[..90]);
        dataset.Test.Labels.ShouldBe(dataset.Train.Labels[..6]);
    }

    private static string Sums(byte[] values) => $"{values.Sum(value => (long)value)} {values.Select((value, i) => (long)value * (i % 1009)).Sum()}";

    private async Task<string> RunAsync(string program)
    {
        var (exitCode, output, error) = await Shell.RunAsync(Python, ["-c", program, folder["sample.npz"]], folder.Path, TestContext.Current.CancellationToken);
        exitCode.ShouldBe(0, error);
        return output;
    }
}
