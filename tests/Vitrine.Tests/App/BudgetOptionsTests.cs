using Shouldly;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class BudgetOptionsTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Training_ends_inside_its_time_with_a_schedule_made_for_it()
    {
        var terminal = new TestTerminal { Folder = folder.Path };
        (await terminal.RunAsync("train --data sample --preset seed --in 5s --out r --json")).ShouldBe(0, terminal.Error);
        var run = terminal.Json();
        run.GetProperty("trainSeconds").GetDouble().ShouldBeLessThanOrEqualTo(5 * 1.05);
        run.GetProperty("plan").GetProperty("timeLimitSeconds").GetDouble().ShouldBeInRange(0.1, 5);
        run.GetProperty("plan").GetProperty("expectedAccuracy").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null, "no accuracy was measured on the sample");
        if (!run.GetProperty("stoppedEarly").GetBoolean())
            double.Parse(File.ReadAllLines(folder["r", "history.csv"])[^1].Split(',')[5], System.Globalization.CultureInfo.InvariantCulture).ShouldBeLessThan(1e-4, "the schedule ends at zero");
    }

    [Fact]
    public async Task A_model_small_and_fast_enough_is_chosen_and_told()
    {
        var terminal = new TestTerminal { Folder = folder.Path };
        (await terminal.RunAsync("train --data sample --max-parameters 101770 --max-milliseconds 1000 --epochs 1 --dry-run")).ShouldBe(0, terminal.Error);
        terminal.Output.ShouldContain("Chosen: ");
        terminal.Output.ShouldContain("ms an image");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("train --in off", "`--in` needs a time above zero, such as 5min.")]
    [InlineData("train --in soon", "`--in` takes a time such as 90s, 5min or 1h30min, or off, not `soon`.")]
    [InlineData("train --in 5min --epochs 3", "`--in` and `--epochs` cannot be given together; keep one.")]
    [InlineData("train --max-parameters 0", "`--max-parameters` takes a whole number from 1 up, not `0`.")]
    [InlineData("run --max-milliseconds -1", "`--max-milliseconds` takes ")]
    [InlineData("train --data sample --max-parameters 10", "No recipe has at most 10 parameters; the smallest, ")]
    [InlineData("train --data sample --preset seed --in 0.01s", "0.01 s is too short: one epoch of the cheapest recipe that is allowed, seed, takes about ")]
    [InlineData("train --data sample --preset seed --max-milliseconds 0.001", "No recipe classifies an image in 0.001 ms here; the fastest, seed, takes ")]
    public async Task What_cannot_be_is_refused_before_anything_is_trained(string commandLine, string sentence)
    {
        var terminal = new TestTerminal { Folder = folder.Path };
        (await terminal.RunAsync(commandLine)).ShouldBe(2);
        terminal.Error.ShouldStartWith("vitrine: " + sentence);
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }
}
