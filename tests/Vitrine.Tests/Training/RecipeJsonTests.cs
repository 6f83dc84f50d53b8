using Shouldly;
using Vitrine.Augmentation;
using Vitrine.Inference;
using Vitrine.Models;
using Vitrine.Reporting;
using Vitrine.Tests.Data;
using Vitrine.Tests.Reporting;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Training;

public sealed class RecipeJsonTests
{
    [Fact]
    public void What_is_written_is_read_back_whatever_it_starts_from()
    {
        foreach (var recipe in Recipes.All.Values)
            RecipeJson.Parse(RecipeJson.Format(recipe), "r.json", Recipes.Seed).ShouldBe(recipe);
    }

    [Fact]
    public void Members_given_replace_those_of_the_start_and_the_others_stay()
    {
        var recipe = RecipeJson.Parse(
            """{"name": "mine", "epochs": 7, "optimizer": "nesterovSgd", "precision": "bfloat16", "augmentation": {"shift": 2}, "architecture": [{"layer": "flatten"}, {"layer": "dense"}]}""",
            "r.json",
            Recipes.Fast);
        recipe.ShouldBe(Recipes.Fast with
        {
            Name = "mine",
            Epochs = 7,
            Optimizer = Optimizer.NesterovSgd,
            Precision = Precision.BFloat16,
            Augmentation = Recipes.Fast.Augmentation with { Shift = 2 },
            Architecture = new Architecture([new Flatten(), new Dense()]),
        });
    }

    [Fact]
    public void The_recipe_member_of_a_run_json_is_a_recipe_and_so_is_the_whole_file()
    {
        var run = ReportFixture.FinishedRun();
        RecipeJson.Parse(RecipeJson.Format(run.Recipe), "r.json", Recipes.Seed).ShouldBe(run.Recipe);
        RecipeJson.Parse(RunRecordJson.Serialize(run), "run.json", Recipes.Seed).ShouldBe(run.FinalRecipe);
        RecipeJson.Parse(RunRecordJson.Serialize(run with { FinalRecipe = null }), "run.json", Recipes.Seed).ShouldBe(run.Recipe);
    }

    [Fact]
    public void A_file_without_a_name_gives_the_recipe_its_own()
    {
        using var folder = new Folder();
        File.WriteAllText(folder["wide.json"], """{"epochs": 2}""");
        RecipeJson.Load(folder["wide.json"], Recipes.Seed).ShouldBe(Recipes.Seed with { Name = "wide", Epochs = 2 });
    }

    [Theory]
    [InlineData("""{"epoch": 2}""", "The recipe in r.json has a member `epoch`, which no recipe has; the known ones are name, architecture, seed, epochs,")]
    [InlineData("""{"Epochs": 2}""", "The recipe in r.json has a member `Epochs`, which no recipe has;")]
    [InlineData("""{"augmentation": {"mirror": true}}""", "The recipe in r.json has a member `augmentation.mirror`, which no recipe has; the known ones are augmentation.")]
    [InlineData("""{"epochs": "two"}""", "The recipe in r.json cannot be read: the value of `epochs` is not valid (")]
    [InlineData("""{"epochs": 2.5}""", "The recipe in r.json cannot be read: the value of `epochs` is not valid (")]
    [InlineData("""{"epochs": null}""", "The recipe in r.json cannot be read: the value of `epochs` is not valid (")]
    [InlineData("""{"optimizer": "sgdd"}""", "The recipe in r.json cannot be read: the value of `optimizer` is not valid (")]
    [InlineData("""{"augmentation": {"flip": 7}}""", "The recipe in r.json cannot be read: the value of `augmentation.flip` is not valid (")]
    [InlineData("""{"augmentation": 3}""", "The recipe in r.json cannot be read: the value of `augmentation` is not valid (")]
    [InlineData("""{"architecture": [{"layer": "conv3d"}]}""", "The recipe in r.json cannot be read: ")]
    [InlineData("""{"epochs": 2, "epochs": 3}""", "The recipe in r.json cannot be read: ")]
    [InlineData("""{"epochs": 2""", "The recipe in r.json cannot be read: ")]
    [InlineData("[]", "The recipe in r.json must be a JSON object such as {\"epochs\": 10, \"learningRate\": 0.01}.")]
    [InlineData("null", "The recipe in r.json must be a JSON object")]
    [InlineData("""{"name": "../up"}""", "The recipe in r.json cannot be called `../up`:")]
    [InlineData("""{"name": ""}""", "The recipe in r.json cannot be called ``:")]
    public void What_makes_no_sense_is_refused_in_one_sentence(string json, string start)
    {
        using var english = new SpokenLanguage(Language.English);
        var refusal = Should.Throw<VitrineException>(() => RecipeJson.Parse(json, "r.json", Recipes.Fast));
        refusal.Kind.ShouldBe(FailureKind.Usage);
        refusal.Message.ShouldStartWith(start);
        refusal.Message.ShouldEndWith(".");
        refusal.Message.ShouldNotContain("\n");
        refusal.Message.ShouldNotContain("LineNumber");
    }

    [Theory]
    [InlineData("""{"epochs": 2, "epochs": 3}""", "'epochs'")]
    [InlineData("""{"augmentation": {"shift": 2, "shift": 2}}""", "'shift'")]
    [InlineData("""{"architecture": [{"layer": "flatten"}, {"layer": "dense", "units": 3, "units": 4}]}""", "'units'")]
    public void What_stands_there_twice_is_named(string json, string member) =>
        Should.Throw<VitrineException>(() => RecipeJson.Parse(json, "r.json", Recipes.Fast)).Message.ShouldContain(member);

    [Fact]
    public void A_missing_file_is_named() =>
        Should.Throw<VitrineException>(() => RecipeJson.Load("nowhere.json", Recipes.Fast)).Message.ShouldContain("nowhere.json");
}
