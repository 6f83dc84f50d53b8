using Shouldly;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class TrainingChecksTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_dry_run_says_what_a_run_would_do_and_leaves_nothing_behind()
    {
        var terminal = new TestTerminal { Folder = folder.Path };
        (await terminal.RunAsync("train --data sample --preset seed --epochs 3 --dry-run --json --out runs/mine")).ShouldBe(0, terminal.Error);
        var report = terminal.Json();
        report.GetProperty("stepCount").GetInt64().ShouldBe(report.GetProperty("costs").GetProperty("stepsPerEpoch").GetInt64() * 3);
        report.GetProperty("estimatedTrainSeconds").GetDouble().ShouldBeGreaterThan(0);
        report.GetProperty("parity").GetProperty("top1Agreement").GetDouble().ShouldBe(1);
        report.GetProperty("recipe").GetProperty("precision").GetString().ShouldBe("single");
        report.GetProperty("folder").GetString().ShouldBe(folder["runs", "mine"]);
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("off", false)]
    [InlineData("1min", true)]
    public async Task A_dry_run_names_the_checkpoint_that_only_a_search_writes(string improve, bool isNamed)
    {
        var terminal = new TestTerminal { Folder = folder.Path };
        (await terminal.RunAsync($"run --data sample --preset seed --improve {improve} --dry-run --json")).ShouldBe(0, terminal.Error);
        terminal.Json().GetProperty("files").EnumerateArray().Any(file => file.GetString() == "checkpoint-improved/").ShouldBe(isNamed);
    }

    [Theory]
    [InlineData("""{"preciseStatistics": true}""", true)]
    [InlineData("{}", false)]
    public async Task What_follows_the_last_epoch_is_measured_where_there_is_something(string recipe, bool isThere)
    {
        var terminal = new TestTerminal { Folder = folder.Path };
        File.WriteAllText(folder["mine.json"], recipe);
        (await terminal.RunAsync("train --data sample --preset fast --recipe mine.json --epochs 1 --dry-run --json")).ShouldBe(0, terminal.Error);
        var costs = terminal.Json().GetProperty("costs");
        (costs.GetProperty("secondsAtEnd").GetDouble() > 0).ShouldBe(isThere);
        terminal.Json().GetProperty("estimatedTrainSeconds").GetDouble().ShouldBe(costs.GetProperty("secondsPerEpoch").GetDouble() + costs.GetProperty("secondsAtEnd").GetDouble(), 1e-9);
    }

    [Fact]
    public async Task A_dry_run_fails_as_the_run_would()
    {
        var terminal = new TestTerminal { Folder = folder.Path };
        folder.Write("taken/file");
        (await terminal.RunAsync("run --data sample --preset seed --dry-run --out taken")).ShouldBe(2);
        terminal.Error.ShouldContain(folder["taken"]);
    }

    [Theory]
    [InlineData("", 0, "by heart in ")]
    [InlineData(" --lang pt", 0, "decorou")]
    public async Task A_batch_is_learnt_by_heart(string more, int exitCode, string words)
    {
        var terminal = new TestTerminal { Folder = folder.Path };
        (await terminal.RunAsync($"train --data sample --preset seed --overfit-batch{more}")).ShouldBe(exitCode, terminal.Error);
        terminal.Output.ShouldContain(words);
        terminal.Output.ShouldContain("▁");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_network_that_cannot_learn_a_batch_fails()
    {
        folder.Write("hopeless.json", """{"learningRate": 1e-9}"""u8.ToArray());
        var terminal = new TestTerminal { Folder = folder.Path };
        (await terminal.RunAsync("train --data sample --preset seed --recipe hopeless.json --overfit-batch --json")).ShouldBe(1, terminal.Error);
        terminal.Json().GetProperty("passed").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Only_one_check_at_a_time()
    {
        var terminal = new TestTerminal { Folder = folder.Path };
        (await terminal.RunAsync("train --dry-run --overfit-batch")).ShouldBe(2);
        terminal.Error.ShouldBe("vitrine: `--dry-run` and `--overfit-batch` cannot be given together; keep one.\n");
    }
}
