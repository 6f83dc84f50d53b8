using System.Text.Json.Nodes;
using Shouldly;
using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Reporting;

public sealed class RunRecordJsonTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vitrine-");

    private string File => Path.Combine(folder.FullName, "run.json");

    public RunRecordJsonTests() => Language.English.Use();

    public void Dispose()
    {
        folder.Delete(recursive: true);
        Language.English.Use();
    }

    [Fact]
    public void A_run_comes_back_as_it_was_saved()
    {
        Language.Portuguese.Use();
        var saved = ReportFixture.FinishedRun();
        RunRecordJson.Save(saved, File);
        var loaded = RunRecordJson.Load(File);
        RunRecordJson.Serialize(loaded).ShouldBe(RunRecordJson.Serialize(saved));
        loaded.ShouldSatisfyAllConditions(
            run => run.StartedAt.ShouldBe(saved.StartedAt),
            run => run.History.ShouldBe(saved.History),
            run => run.Test!.WorstMistakes.ShouldBe(saved.Test!.WorstMistakes),
            run => run.Test!.Reliability.ShouldBe(saved.Test!.Reliability),
            run => run.Test!.Confusion[6].ShouldBe(saved.Test!.Confusion[6]),
            run => run.Classes.ShouldBe(saved.Classes),
            run => run.Normalization.ShouldBe(saved.Normalization),
            run => run.Improvement!.Outcomes.ShouldBe(saved.Improvement!.Outcomes),
            run => run.Parity.ShouldBe(saved.Parity),
            run => run.FinalRecipe!.Augmentation.ShouldBe(saved.FinalRecipe!.Augmentation),
            run => run.Summary!.ParameterCount.ShouldBe(saved.Summary!.ParameterCount));
    }

    [Fact]
    public void Dead_units_come_back_and_are_unknown_in_older_records()
    {
        var counted = ReportFixture.FinishedRun() with { DeadUnits = [new("relu_1", 128, 3)] };
        var json = JsonNode.Parse(RunRecordJson.Serialize(counted))!.AsObject();
        RunRecordJson.Deserialize(json.ToJsonString(), "run.json").DeadUnits.ShouldBe(counted.DeadUnits);
        json.Remove("deadUnits");
        RunRecordJson.Deserialize(json.ToJsonString(), "run.json").DeadUnits.ShouldBeNull();
    }

    [Fact]
    public void What_has_not_been_reached_comes_back_as_null()
    {
        RunRecordJson.Save(ReportFixture.JustBegun().Run, File);
        var loaded = RunRecordJson.Load(File);
        (loaded.Dataset, loaded.Test, loaded.Parity, loaded.Improvement).ShouldBe((null, null, null, null));
        loaded.History.ShouldBeEmpty();
    }

    [Fact]
    public void Keys_are_camel_case_and_values_the_same_in_every_language()
    {
        Language.Portuguese.Use();
        var recipe = ReportFixture.FinishedRun().Recipe with { Optimizer = Optimizer.AdamW };
        var json = JsonNode.Parse(RunRecordJson.Serialize(ReportFixture.FinishedRun() with { Recipe = recipe }))!;
        json["recipe"]!["optimizer"]!.GetValue<string>().ShouldBe("adamW");
        json["trainSeconds"]!.ToJsonString().ShouldBe("41.7");
        json["classes"]![1]!["pt"]!.GetValue<string>().ShouldBe("Calça");
        json["dataset"]!["sha256"]!["train-images-idx3-ubyte"].ShouldNotBeNull();
    }

    [Fact]
    public void Saving_replaces_the_whole_file_and_leaves_nothing_beside_it()
    {
        System.IO.File.WriteAllText(File, new string('x', 1_000_000));
        RunRecordJson.Save(ReportFixture.JustBegun().Run, File);
        RunRecordJson.Load(File).Status.ShouldBe("running");
        folder.GetFiles().Length.ShouldBe(1);
    }

    [Fact]
    public void A_failed_save_leaves_nothing_behind()
    {
        Directory.CreateDirectory(File);
        Should.Throw<Exception>(() => RunRecordJson.Save(ReportFixture.JustBegun().Run, File));
        folder.GetFiles().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{ "formatVersion": 1 }""")]
    [InlineData("""{ "formatVersion": "1" }""")]
    public void Malformed_content_is_invalid_data_and_names_the_file(string json)
    {
        System.IO.File.WriteAllText(File, json);
        var problem = Should.Throw<VitrineException>(() => RunRecordJson.Load(File));
        problem.Kind.ShouldBe(FailureKind.DataOrModel);
        problem.Message.ShouldStartWith($"{File} is not a valid run record (");
    }

    [Fact]
    public void A_null_where_a_value_is_needed_is_invalid_data()
    {
        var json = JsonNode.Parse(RunRecordJson.Serialize(ReportFixture.FinishedRun()))!;
        json["recipe"]!["name"] = null;
        Should.Throw<VitrineException>(() => RunRecordJson.Deserialize(json.ToJsonString(), "run.json")).Kind.ShouldBe(FailureKind.DataOrModel);
    }

    [Fact]
    public void A_newer_format_is_called_newer() =>
        Should.Throw<VitrineException>(() => RunRecordJson.Deserialize("""{ "formatVersion": 2, "name": 5 }""", "run.json"))
            .Message.ShouldBe("run.json has format version 2, but this Vitrine reads up to version 1; update Vitrine to open this run.");

    [Fact]
    public void A_missing_file_is_invalid_data_and_says_what_to_do() =>
        Should.Throw<VitrineException>(() => RunRecordJson.Load(File)).Message.ShouldContain("`vitrine runs` lists the runs there are");
}
