using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.App;

/// <summary>Runs that repeat or extend a finished one.</summary>
public sealed class SuccessorRunTests(SampleRun run) : IClassFixture<SampleRun>
{
    private string Weights => run.Document.GetProperty("weightsSha256").GetString()!;

    [Fact]
    public async Task A_repeated_run_gives_the_same_weights()
    {
        var terminal = new TestTerminal { Folder = run.Folder.Path };
        (await terminal.RunAsync("reproduce latest --out again --json")).ShouldBe(0, terminal.Error);
        terminal.Json().GetProperty("isEqual").GetBoolean().ShouldBeTrue();
        terminal.Json().GetProperty("repeatedSha256").GetString().ShouldBe(Weights);
        terminal.Json().GetProperty("differences").GetArrayLength().ShouldBe(0);
        using var record = Record("again");
        record.RootElement.GetProperty("reproduces").GetProperty("weightsSha256").GetString().ShouldBe(Weights);
        record.RootElement.GetProperty("testEvaluationCount").GetInt32().ShouldBe(0, "the test split is not looked at again");
    }

    [Fact]
    public async Task Other_weights_are_told_with_what_differs()
    {
        Forge("forged", record =>
        {
            record["weightsSha256"] = new string('0', 64);
            record["environment"]!["torchThreads"] = 77;
        });
        var terminal = new TestTerminal { Folder = run.Folder.Path, Width = 120 };
        (await terminal.RunAsync("reproduce forged --out forged-again")).ShouldBe(1, terminal.Error);
        terminal.Output.ShouldContain("The weights differ from those of sample.");
        terminal.Output.ShouldContain("torch threads");
        terminal.Output.ShouldContain("77");
        terminal.Output.ShouldNotContain("libtorch  ");
    }

    [Fact]
    public async Task Other_data_is_found_out_before_anything_is_trained()
    {
        Forge("other-data", record => record["dataset"]!["sha256"]!["train-labels-idx1-ubyte"] = "another");
        var terminal = new TestTerminal { Folder = run.Folder.Path };
        (await terminal.RunAsync("reproduce other-data --out never")).ShouldBe(1);
        terminal.Error.ShouldContain("train-labels-idx1-ubyte");
        Directory.Exists(run.Folder["never"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_run_is_not_carried_on_with_other_data()
    {
        Forge("interrupted", record =>
        {
            record["status"] = "interrupted";
            record["dataset"]!["sha256"]!["train-images-idx3-ubyte"] = "another";
        });
        var before = File.ReadAllBytes(run.Folder["interrupted", "run.json"]);
        var terminal = new TestTerminal { Folder = run.Folder.Path };
        (await terminal.RunAsync("resume interrupted")).ShouldBe(1);
        terminal.Error.ShouldContain("train-images-idx3-ubyte");
        File.ReadAllBytes(run.Folder["interrupted", "run.json"]).ShouldBe(before);
    }

    [Theory]
    [InlineData("reproduce unfinished")]
    [InlineData("resume unfinished --epochs +1")]
    public async Task What_has_not_finished_has_no_successor(string command)
    {
        Forge("unfinished", record => record["status"] = "interrupted");
        var terminal = new TestTerminal { Folder = run.Folder.Path };
        (await terminal.RunAsync($"{command} --out never")).ShouldBe(3);
        terminal.Error.ShouldContain("vitrine resume");
        Directory.Exists(run.Folder["never"]).ShouldBeFalse();
    }

    [Fact]
    public async Task An_extension_is_a_run_of_its_own_that_can_be_repeated_and_extended()
    {
        var before = File.ReadAllBytes(run.Folder["runs", "sample", "run.json"]);
        var terminal = new TestTerminal { Folder = run.Folder.Path };
        (await terminal.RunAsync("resume latest --epochs +1 --out more --json")).ShouldBe(0, terminal.Error);
        var weights = terminal.Json().GetProperty("weightsSha256").GetString();
        weights.ShouldNotBe(Weights);
        using (var record = Record("more"))
        {
            record.RootElement.GetProperty("extends").GetProperty("weightsSha256").GetString().ShouldBe(Weights);
            record.RootElement.GetProperty("extends").GetProperty("epochCount").GetInt32().ShouldBe(2);
            record.RootElement.GetProperty("history").GetArrayLength().ShouldBe(1);
            record.RootElement.GetProperty("testEvaluationCount").GetInt32().ShouldBe(2, "once in the run it extends, once in this one");
        }
        File.ReadAllBytes(run.Folder["runs", "sample", "run.json"]).ShouldBe(before);

        var repeated = new TestTerminal { Folder = run.Folder.Path };
        (await repeated.RunAsync("reproduce more --out more-again --json")).ShouldBe(0, repeated.Error);
        repeated.Json().GetProperty("repeatedSha256").GetString().ShouldBe(weights);

        var further = new TestTerminal { Folder = run.Folder.Path };
        (await further.RunAsync("resume more --epochs +1 --out further --json")).ShouldBe(0, further.Error);
        using var last = Record("further");
        last.RootElement.GetProperty("extends").GetProperty("epochCount").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task An_interrupted_run_is_not_given_another_folder()
    {
        var terminal = new TestTerminal { Folder = run.Folder.Path };
        (await terminal.RunAsync("resume latest --out elsewhere")).ShouldBe(2);
        terminal.Error.ShouldContain("`--epochs`");
    }

    private JsonDocument Record(string folder) => JsonDocument.Parse(File.ReadAllText(run.Folder[folder, "run.json"]));

    /// <summary>A copy of the run's record, changed.</summary>
    private void Forge(string name, Action<JsonNode> change)
    {
        var record = JsonNode.Parse(File.ReadAllText(run.Folder["runs", "sample", "run.json"]))!;
        change(record);
        run.Folder.Write($"{name}/run.json", System.Text.Encoding.UTF8.GetBytes(record.ToJsonString()));
    }
}
