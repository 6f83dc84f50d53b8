using Shouldly;
using Vitrine.App.Verbs;
using Vitrine.Reporting;
using Vitrine.Tests.Data;
using Vitrine.Tests.Reporting;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class RunListingTests
{
    [Fact]
    public void A_listing_has_the_records_own_numbers()
    {
        using var folder = new Folder();
        var run = ReportFixture.FinishedRun();
        Write(folder, "a", RunRecordJson.Serialize(run));
        RunListing.Read(folder["runs", "a"], "run.json").ShouldBe(new RunListing(
            "a", folder["runs", "a"], "finished", run.StartedAt, "fast", 7, run.Test!.Accuracy, run.Validation!.Accuracy, run.TrainSeconds, run.TotalSeconds));
    }

    [Fact]
    public async Task Without_runs_it_says_what_to_type()
    {
        using var folder = new Folder();
        var terminal = new TestTerminal { Folder = folder.Path };
        (await terminal.RunAsync("runs")).ShouldBe(0);
        terminal.Output.ShouldBe($"There are no runs in {folder["runs"]} yet; start one with `vitrine run`.\n");
    }

    [Fact]
    public async Task Runs_are_listed_newest_first()
    {
        using var folder = new Folder();
        var run = ReportFixture.FinishedRun();
        Write(folder, "old", RunRecordJson.Serialize(run with { StartedAt = run.StartedAt.AddDays(-1) }));
        Write(folder, "new", RunRecordJson.Serialize(run with { StartedAt = run.StartedAt.AddDays(1) }));
        Write(folder, "middle", RunRecordJson.Serialize(run));
        var terminal = new TestTerminal { Folder = folder.Path };
        (await terminal.RunAsync("runs --json")).ShouldBe(0);
        terminal.Json().GetProperty("runs").EnumerateArray().Select(row => row.GetProperty("name").GetString()).ShouldBe(["new", "middle", "old"]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"status\": 3}")]
    [InlineData("{\"status\": \"finished\", \"startedAt\": \"soon\"}")]
    public async Task A_damaged_run_is_listed_as_such_beside_the_others(string json)
    {
        using var folder = new Folder();
        Write(folder, "good", RunRecordJson.Serialize(ReportFixture.FinishedRun()));
        Write(folder, "bad", json);
        var terminal = new TestTerminal { Folder = folder.Path };
        (await terminal.RunAsync("runs")).ShouldBe(0);
        terminal.Output.ShouldContain("unreadable");
        terminal.Output.ShouldContain("finished");
        terminal.Error.ShouldContain(folder["runs", "bad", "run.json"]);
    }

    private static void Write(Folder folder, string name, string json)
    {
        Directory.CreateDirectory(folder["runs", name]);
        File.WriteAllText(folder["runs", name, "run.json"], json);
    }
}
