using Shouldly;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.App.Studies;

public sealed class ImproveTests : IDisposable
{
    internal const string SmallSpace =
        """{"parameters": [{"type": "integer", "name": "network.width", "low": 16, "high": 32, "step": 16}, {"type": "real", "name": "learningRate", "low": 0.002, "high": 0.02}]}""";

    private readonly Folder folder = new();

    public ImproveTests() => File.WriteAllText(folder["space.json"], SmallSpace);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_study_ends_with_a_recipe_that_training_takes_and_a_comparison()
    {
        var terminal = NewTerminal();
        (await terminal.RunAsync("improve --data sample --preset seed --space space.json --trials 3 --trial-epochs 2 --confirm 1 --out study --json")).ShouldBe(0, terminal.Error);
        var document = terminal.Json();
        document.GetProperty("trialCount").GetInt32().ShouldBe(3);
        var answer = document.GetProperty("answer");
        answer.GetProperty("seeds").GetArrayLength().ShouldBe(1);
        answer.GetProperty("startTest")[0].GetDouble().ShouldBeInRange(0.3, 1);
        answer.GetProperty("test").GetProperty("gainInterval").GetProperty("low").GetDouble().ShouldBeInRange(-1, 1);
        var recipe = RecipeJson.Load(document.GetProperty("bestRecipe").GetString()!, Recipes.Fast);
        recipe.Name.ShouldBe("seed-improved");
        recipe.Epochs.ShouldBe(20, "as many as those of the recipe it is set against");
        recipe.LearningRate.ShouldBe(document.GetProperty("best").GetProperty("choice").GetProperty("learningRate").GetDouble());
    }

    [Fact]
    public async Task Its_tables_say_what_came_of_it_in_either_language()
    {
        var terminal = NewTerminal();
        (await terminal.RunAsync("improve --data sample --preset seed --space space.json --trials 2 --trial-epochs 1 --confirm 1 --out study --lang pt")).ShouldBe(0, terminal.Error);
        terminal.Output.ShouldContain("Tentativas\n  2 tentativas: ");
        terminal.Output.ShouldContain("A melhor receita contra a primeira");
        terminal.Output.ShouldContain("vitrine train --recipe ");
    }

    [Fact]
    public async Task What_its_models_come_to_together_is_judged_and_one_network_learns_it()
    {
        var terminal = NewTerminal();
        (await terminal.RunAsync("improve --data sample --preset seed --space space.json --trials 3 --trial-epochs 2 --confirm 1 --distill --out study --json")).ShouldBe(0, terminal.Error);
        var ensemble = terminal.Json().GetProperty("ensemble");
        ensemble.GetProperty("modelCount").GetInt32().ShouldBe(4);
        var distilled = ensemble.GetProperty("distilled");
        distilled.GetProperty("testAccuracy").GetDouble().ShouldBeInRange(0.3, 1);
        File.ReadAllText(folder["study", "report.html"]).ShouldContain("id=\"table-ensemble\"");

        // its models are bundles like any other, and going on finds everything where it was
        terminal = NewTerminal();
        (await terminal.RunAsync("evaluate study/models/distilled --data sample --json")).ShouldBe(0, terminal.Error);
        terminal.Json().GetProperty("accuracy").GetDouble().ShouldBe(distilled.GetProperty("testAccuracy").GetDouble(), 1e-9);
        terminal = NewTerminal();
        (await terminal.RunAsync("improve --resume study --confirm 1 --distill")).ShouldBe(0, terminal.Error);
        terminal.Output.ShouldContain("Several models instead of one");
        terminal.Output.ShouldContain("taught by the ensemble");
    }

    // What was confirmed first need not be the best when more trials have been made.
    [Fact]
    public async Task A_study_that_finds_something_better_later_confirms_that()
    {
        var terminal = NewTerminal();
        (await terminal.RunAsync("improve --data sample --preset seed --space space.json --trials 2 --trial-epochs 1 --confirm 1 --out study --json")).ShouldBe(0, terminal.Error);
        using (var storage = new SqliteStudyStorage(folder["study", "study.db"]))
        {
            var better = new TrialRecord(2, new Choice(new Dictionary<string, double> { ["network.width"] = 16, ["learningRate"] = 0.01 })) { State = TrialState.Finished, Values = [0.99], Seconds = 1 };
            storage.TryAdd(better).ShouldBeTrue();
            storage.End(storage.TryLease(2, "later", DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue)!, better).ShouldBeTrue();
        }
        terminal = NewTerminal();
        (await terminal.RunAsync("improve --resume study --confirm 1 --json")).ShouldBe(0, terminal.Error);
        terminal.Json().GetProperty("answer").GetProperty("bestTrial").GetInt32().ShouldBe(2);
        Directory.Exists(folder["study", "confirmation", "best-0002-1"]).ShouldBeTrue();
        File.Exists(terminal.Json().GetProperty("report").GetString()).ShouldBeTrue();
        File.Exists(folder["study", "figures", "study-history.svg"]).ShouldBeTrue();
    }

    [Fact]
    public async Task The_space_that_is_printed_is_a_search_space()
    {
        var terminal = NewTerminal();
        (await terminal.RunAsync("improve --print-space")).ShouldBe(0);
        SearchSpaceJson.Parse(terminal.Output, "printed").ShouldBe(DefaultSpace.Space);
    }

    [Theory]
    [InlineData("improve --sampler oracle", 2, "oracle")]
    [InlineData("improve --objectives accuracy,beauty", 2, "There is no objective \"beauty\". There are: accuracy, parameters, multiply-accumulates, latency.")]
    [InlineData("improve --resume nowhere", 3, "a study's folder has a file study.db")]
    [InlineData("improve --resume nowhere --seed 2", 2, "`--seed` is settled since the study began")]
    [InlineData("improve --space missing.json", 2, "missing.json")]
    [InlineData("improve --workers 9", 2, "--workers")]
    [InlineData("improve --objectives parameters", 2, "`--objectives accuracy,parameters`")]
    [InlineData("improve --in 0s", 2, "--in")]
    [InlineData("improve --trial-time 0s", 2, "--trial-time")]
    [InlineData("improve --distill --confirm 0", 2, "leave out `--confirm 0`")]
    [InlineData("improve --resume nowhere --trial-time 2m", 2, "`--trial-time` is settled since the study began")]
    [InlineData("improve --data sample --space length.json --out new", 2, "\"epochs\" sets `epochs`, which a study decides itself")]
    [InlineData("improve --data sample --space late.json --out new", 2, "the value of `optimizer` is not valid")]
    [InlineData("improve --data sample --space null.json --out new", 2, "has the option null")]
    [InlineData("improve --data sample --preset best --space space.json --in 5s --out new", 2, "best has to be trained with 3 seeds")]
    [InlineData("improve --data sample --out full", 2, "is not empty")]
    [InlineData("improve --data sample --space wrong.json --out new", 2, "learningRat")]
    public async Task What_makes_no_sense_is_refused_in_a_sentence(string commandLine, int exitCode, string part)
    {
        folder.Write("full/file", 1);
        File.WriteAllText(folder["wrong.json"], SmallSpace.Replace("learningRate", "learningRat", StringComparison.Ordinal));
        File.WriteAllText(folder["length.json"], """{"parameters": [{"type": "integer", "name": "epochs", "low": 1, "high": 9}]}""");
        File.WriteAllText(folder["late.json"], """{"parameters": [{"type": "option", "name": "optimizer", "options": ["adamW", "muon", "adamm"]}]}""");
        File.WriteAllText(folder["null.json"], """{"parameters": [{"type": "option", "name": "optimizer", "options": ["adamW", null]}]}""");
        var terminal = NewTerminal();
        (await terminal.RunAsync(commandLine)).ShouldBe(exitCode, terminal.Error);
        terminal.Error.ShouldContain(part);
        Directory.Exists(folder["new"]).ShouldBeFalse("nothing half-written stays behind");
    }

    private TestTerminal NewTerminal() => new() { Folder = folder.Path };
}
