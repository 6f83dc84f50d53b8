using System.Text.Json;
using Shouldly;
using Vitrine.Bundles.Exports;
using Vitrine.Models;
using Vitrine.Tests.Data;
using Vitrine.Tests.Documentation;
using Xunit;

namespace Vitrine.Tests.Bundles.Exports;

/// <summary>Exported files in the hands of others: Debian's python3-numpy and python3-onnx.</summary>
[Trait("Category", "Full")]
public sealed class IndependentReaderTests
{
    private const int FirstSeed = 100;
    private const int DrawnCount = 6;

    [Fact]
    public async Task NumPy_and_the_checker_of_ONNX_read_what_is_exported()
    {
        foreach (var model in Enumerable.Range(FirstSeed, DrawnCount).Select(seed => PortableModels.Untrained(RandomArchitectures.Draw(seed), seed)).Append(PortableModels.Untrained(Architectures.Wide, 1)))
        {
            using var folder = new Folder();
            foreach (var format in ExportFormats.All.Values)
                ModelExporter.Export(model, format, folder["model" + format.Extension]);
            var script = Path.Combine(Repository.Root, "tests", "Vitrine.Tests", "Bundles", "Exports", "readers.py");
            var (exitCode, output, error) = await Shell.RunAsync("/usr/bin/python3", [script, folder.Path], folder.Path, TestContext.Current.CancellationToken);
            exitCode.ShouldBe(0, error);
            var seen = JsonDocument.Parse(output).RootElement;
            seen.GetProperty("tensors").GetInt32().ShouldBe(model.Model.Weights.Count);
            seen.GetProperty("numbers").GetInt64().ShouldBe(model.Model.Weights.Values.Sum(weight => weight.Values.LongLength));
            seen.GetProperty("opsets").EnumerateObject().ShouldAllBe(opset => opset.Value.GetInt32() <= 17);
        }
    }
}
