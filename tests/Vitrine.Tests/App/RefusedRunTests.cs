using System.Text.Json;
using Shouldly;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.App;

/// <summary>What becomes of a run that cannot be trained on its images.</summary>
public sealed class RefusedRunTests(SampleRun run) : IClassFixture<SampleRun>, IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("""{"architecture": [{"layer": "conv2d", "filters": 8, "kernel": 40, "padding": 0}, {"layer": "flatten"}, {"layer": "dense"}]}""", 2, "Layer 1 (conv2d) cannot take the shape [1, 28, 28]")]
    [InlineData("""{"start": {"bundle": "MODEL"}}""", 2, "A training cannot go on from MODEL: `whitening_1.weight` does not fit.")]
    [InlineData("""{"start": {"bundle": "NOWHERE"}}""", 3, "NOWHERE")]
    [InlineData("""{"distillation": {"teachers": [{"bundle": "NOWHERE"}]}}""", 3, "NOWHERE")]
    public async Task It_is_refused_before_anything_is_written(string recipe, int exitCode, string words)
    {
        string Filled(string text, Func<string, string> written) =>
            text.Replace("MODEL", written(run.Folder["runs", "sample", "model"]), StringComparison.Ordinal).Replace("NOWHERE", written(folder["nowhere"]), StringComparison.Ordinal);
        File.WriteAllText(folder["mine.json"], Filled(recipe, path => JsonEncodedText.Encode(path).ToString()));
        var terminal = new TestTerminal { Folder = folder.Path };
        (await terminal.RunAsync("run --data sample --preset fast --recipe mine.json --improve off --out new/mine")).ShouldBe(exitCode);
        terminal.Error.ShouldContain(Filled(words, path => path));
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldHaveSingleItem().ShouldBe(folder["mine.json"]);
    }
}
