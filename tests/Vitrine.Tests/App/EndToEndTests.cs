using System.Text.Json;
using Shouldly;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.App;

/// <summary>A short run on the embedded sample, and what can be done with it; each test looks at the same run.</summary>
public sealed class EndToEndTests(SampleRun run) : IClassFixture<SampleRun>
{
    private static readonly Dictionary<string, string?> English = new() { ["LC_ALL"] = "C" };

    [Fact]
    public void A_run_prints_one_document_with_the_numbers_people_script_against()
    {
        run.ExitCode.ShouldBe(0, run.Error);
        var document = run.Document;
        document.GetProperty("testAccuracy").GetDouble().ShouldBeInRange(0.3, 1);
        document.GetProperty("testAccuracyInterval").GetProperty("low").GetDouble().ShouldBeLessThan(document.GetProperty("testAccuracy").GetDouble());
        document.GetProperty("trainSeconds").GetDouble().ShouldBeGreaterThan(0);
        document.GetProperty("totalSeconds").GetDouble().ShouldBeGreaterThan(document.GetProperty("trainSeconds").GetDouble());
        document.GetProperty("parity").GetProperty("maxAbsDifference").GetDouble().ShouldBeLessThanOrEqualTo(1e-5);
        document.GetProperty("parity").GetProperty("top1Agreement").GetDouble().ShouldBe(1);
        document.GetProperty("parameters").GetInt64().ShouldBe(101_770);
        document.TryGetProperty("secondsTo8324", out _).ShouldBeTrue();
        File.Exists(document.GetProperty("report").GetString()).ShouldBeTrue();
        Directory.Exists(document.GetProperty("bundle").GetString()).ShouldBeTrue();
    }

    [Fact]
    public void The_document_has_what_the_coach_sees()
    {
        var advice = run.Document.GetProperty("coach").EnumerateArray().Single();
        advice.GetProperty("rule").GetString().ShouldBe("schedule-too-short", "two epochs of two steps");
        foreach (var member in (string[])["sees", "evidence", "try", "bought"])
            advice.GetProperty(member).GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_resumed_run_ends_with_what_the_coach_sees()
    {
        var terminal = new TestTerminal { Folder = run.Folder.Path };
        (await terminal.RunAsync("resume latest")).ShouldBe(0, terminal.Error);
        terminal.Output.ShouldContain("What the coach sees");
    }

    [Fact]
    public void The_record_counts_dead_units()
    {
        using var record = JsonDocument.Parse(File.ReadAllText(run.Document.GetProperty("record").GetString()!));
        var layer = record.RootElement.GetProperty("deadUnits").EnumerateArray().Single();
        (layer.GetProperty("layer").GetString(), layer.GetProperty("unitCount").GetInt32()).ShouldBe(("relu_1", 128));
    }

    [Fact]
    public void The_record_has_the_recipe_as_it_was_used()
    {
        run.Document.GetProperty("precision").GetString().ShouldBe("single", "a dense network gains nothing from bfloat16");
        using var record = JsonDocument.Parse(File.ReadAllText(run.Document.GetProperty("record").GetString()!));
        var recipe = record.RootElement.GetProperty("recipe");
        recipe.GetProperty("precision").GetString().ShouldBe("single");
        recipe.GetProperty("architecture").EnumerateArray().Last().GetProperty("units").GetInt32().ShouldBe(10);
    }

    [Fact]
    public void Beside_the_document_there_is_silence() => run.Error.ShouldBeEmpty();

    [Fact]
    public async Task The_model_is_evaluated_to_the_same_accuracy()
    {
        var terminal = new TestTerminal { Folder = run.Folder.Path };
        (await terminal.RunAsync("evaluate latest --data sample --json")).ShouldBe(0, terminal.Error);
        terminal.Json().GetProperty("accuracy").GetDouble().ShouldBe(run.Document.GetProperty("testAccuracy").GetDouble());
    }

    [Fact]
    public async Task Views_can_be_asked_for_and_the_plain_accuracy_stands_beside()
    {
        var terminal = new TestTerminal { Folder = run.Folder.Path };
        (await terminal.RunAsync("evaluate latest --data sample --tta flip --tta-below 0.9 --json")).ShouldBe(0, terminal.Error);
        var augmented = terminal.Json().GetProperty("testTimeAugmentation");
        augmented.GetProperty("augmentation").GetProperty("views").GetString().ShouldBe("flip");
        augmented.GetProperty("plainAccuracy").GetDouble().ShouldBe(run.Document.GetProperty("testAccuracy").GetDouble());
        augmented.GetProperty("passesPerImage").GetDouble().ShouldBeInRange(1.1, 2);
    }

    [Theory]
    [InlineData("flip-shift", "a pixel both ways", "6.00")]
    [InlineData("flip-cross", "all four sides", "10.00")]
    public async Task The_table_says_how_often_a_picture_was_looked_at(string views, string name, string passes)
    {
        var terminal = new TestTerminal { Folder = run.Folder.Path, Width = 200 };
        (await terminal.RunAsync($"evaluate latest --data sample --tta {views}")).ShouldBe(0, terminal.Error);
        terminal.Output.ShouldContain(name);
        terminal.Output.ShouldMatch($"passes per image +{passes}");
    }

    [Fact]
    public async Task A_picture_is_classified_with_views_too()
    {
        var (plain, averaged) = (new TestTerminal { Folder = run.Folder.Path }, new TestTerminal { Folder = run.Folder.Path });
        var picture = run.WritePicture();
        (await plain.RunAsync(["predict", "latest", picture, "--json"])).ShouldBe(0, plain.Error);
        (await averaged.RunAsync(["predict", "latest", picture, "--tta", "flip", "--json"])).ShouldBe(0, averaged.Error);
        averaged.Output.ShouldNotBe(plain.Output);
    }

    [Fact]
    public async Task A_model_teaches_another_and_that_is_written_down()
    {
        var terminal = new TestTerminal { Folder = run.Folder.Path };
        var exit = await terminal.RunAsync(
            "train --data sample --preset seed --epochs 1 --teacher runs/sample --teacher runs/sample --temperature 2 --out taught --json");
        exit.ShouldBe(0, terminal.Error);
        using var record = JsonDocument.Parse(File.ReadAllText(run.Folder["taught", "run.json"]));
        var distillation = record.RootElement.GetProperty("recipe").GetProperty("distillation");
        distillation.GetProperty("temperature").GetDouble().ShouldBe(2);
        distillation.GetProperty("teachers").EnumerateArray().Select(teacher => teacher.GetProperty("weightsSha256").GetString())
            .ShouldBe(Enumerable.Repeat(run.Document.GetProperty("weightsSha256").GetString(), 2));
    }

    [Fact]
    public async Task A_training_goes_on_from_a_model_with_its_network_and_that_is_written_down()
    {
        var terminal = new TestTerminal { Folder = run.Folder.Path };
        var exit = await terminal.RunAsync("train --data sample --preset dense --epochs 1 --from runs/sample --out onwards --json");
        exit.ShouldBe(0, terminal.Error);
        using var record = JsonDocument.Parse(File.ReadAllText(run.Folder["onwards", "run.json"]));
        using var before = JsonDocument.Parse(File.ReadAllText(run.Folder["runs", "sample", "run.json"]));
        var recipe = record.RootElement.GetProperty("recipe");
        recipe.GetProperty("start").GetProperty("weightsSha256").GetString().ShouldBe(run.Document.GetProperty("weightsSha256").GetString());
        recipe.GetProperty("architecture").GetRawText().ShouldBe(before.RootElement.GetProperty("recipe").GetProperty("architecture").GetRawText());

        (await terminal.RunAsync("improve --data sample --recipe onwards/run.json --trials 1")).ShouldBe(2);
        terminal.Error.ShouldContain("leave `start` out of it");
    }

    [Fact]
    public async Task A_model_to_go_on_from_that_is_not_there_is_told()
    {
        var terminal = new TestTerminal { Folder = run.Folder.Path };
        (await terminal.RunAsync("train --data sample --from nobody")).ShouldBe(3);
        terminal.Error.ShouldStartWith("vitrine: There is no model `nobody`");
    }

    [Fact]
    public async Task A_teacher_that_is_not_there_is_told()
    {
        var terminal = new TestTerminal { Folder = run.Folder.Path };
        (await terminal.RunAsync("train --data sample --teacher nobody")).ShouldBe(3);
        terminal.Error.ShouldStartWith("vitrine: There is no model `nobody`");
    }

    [Fact]
    public async Task A_data_set_of_another_shape_is_refused()
    {
        run.Folder.WriteSet();
        var terminal = new TestTerminal { Folder = run.Folder.Path };
        (await terminal.RunAsync("evaluate latest --data .")).ShouldBe(3);
        terminal.Error.ShouldContain("28×28 in 10 classes");
    }

    [Fact]
    public async Task Runs_lists_it()
    {
        var terminal = new TestTerminal { Folder = run.Folder.Path };
        await terminal.RunAsync("runs --json");
        var row = terminal.Json().GetProperty("runs")[0];
        row.GetProperty("status").GetString().ShouldBe("finished");
        row.GetProperty("preset").GetString().ShouldBe("seed");
    }

    [Fact]
    public async Task A_finished_run_is_resumed_by_showing_its_result()
    {
        var terminal = new TestTerminal { Folder = run.Folder.Path };
        (await terminal.RunAsync("resume latest --json")).ShouldBe(0, terminal.Error);
        terminal.Json().GetProperty("weightsSha256").GetString().ShouldBe(run.Document.GetProperty("weightsSha256").GetString());
    }

    [Fact]
    public async Task A_second_run_into_the_same_folder_is_refused()
    {
        var terminal = new TestTerminal { Folder = run.Folder.Path };
        (await terminal.RunAsync("run --data sample --out runs/sample")).ShouldBe(2);
        terminal.Error.ShouldContain(run.Folder["runs", "sample"]);
    }

    [Fact]
    public async Task Pictures_are_classified_and_one_that_is_missing_does_not_stop_the_others()
    {
        var picture = run.WritePicture();
        var terminal = new TestTerminal { Folder = run.Folder.Path };
        (await terminal.RunAsync(["predict", "latest", "nowhere.png", picture, "--top", "2", "--json"])).ShouldBe(3);
        terminal.Error.ShouldContain("nowhere.png");
        var pictures = terminal.Json().GetProperty("pictures");
        pictures[0].GetProperty("error").GetString()!.ShouldContain("nowhere.png");
        pictures[1].GetProperty("classes").GetArrayLength().ShouldBe(2);
        pictures[1].GetProperty("classes")[0].GetProperty("probability").GetDouble().ShouldBeInRange(0.1, 1);
    }

    [Fact]
    public async Task Predict_never_loads_libtorch()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the loader's log is Linux's");
        var log = run.Folder["loader"];
        var variables = new Dictionary<string, string?>(English) { ["LD_DEBUG"] = "files", ["LD_DEBUG_OUTPUT"] = log };
        var outcome = await ProgramProcess.RunAsync(ProgramProcess.Vitrine, run.Folder, variables, "predict", "latest", run.WritePicture());
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        var loaded = string.Concat(Directory.GetFiles(run.Folder.Path, "loader.*").Select(File.ReadAllText));
        loaded.ShouldContain("libonnxruntime", Case.Insensitive);
        loaded.ShouldNotContain("torch", Case.Insensitive);
    }

    [Fact]
    public async Task As_a_process_it_tells_usage_errors_on_standard_error()
    {
        var outcome = await ProgramProcess.RunAsync(ProgramProcess.Vitrine, run.Folder, English, "ru");
        outcome.ShouldBe(new ProcessOutcome(2, "", "vitrine: There is no verb `ru`; did you mean `vitrine run`?\n"));
    }
}
