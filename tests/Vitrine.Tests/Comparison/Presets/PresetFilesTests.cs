using Shouldly;
using Vitrine.Comparison.Presets;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Xunit;
using static Vitrine.Tests.Comparison.Presets.MeasuredPresets;

namespace Vitrine.Tests.Comparison.Presets;

public sealed class PresetFilesTests
{
    [Fact]
    public void A_seed_is_added_in_its_place() =>
        Result("fast", Run(1, 0.91, 0.9), Run(3, 0.93, 0.9)).With(Run(2, 0.92, 0.9)).Runs.Select(run => run.Seed).ShouldBe([1, 2, 3]);

    [Fact]
    public void The_run_of_a_seed_measured_again_is_replaced()
    {
        var result = Result("fast", Run(1, 0.91, 0.9), Run(2, 0.92, 0.9)).With(Run(1, 0.95, 0.9));

        result.Runs.Select(run => (run.Seed, run.TestAccuracy)).ShouldBe([(1, 0.95), (2, 0.92)]);
    }

    [Fact]
    public void Runs_of_another_recipe_do_not_stay_beside_the_new_one()
    {
        var run = Run(2, 0.92, 0.9);

        var result = Result("fast", Run(1, 0.91, 0.9)).With(run with { Recipe = run.Recipe with { LearningRate = 0.7 } });

        result.Runs.ShouldHaveSingleItem().Seed.ShouldBe(2);
    }

    [Fact]
    public void Every_preset_comes_back_from_its_file_as_it_was()
    {
        using var folder = new Folder();
        foreach (var (name, recipe) in Recipes.All)
        {
            var run = Run(1, 0.92, 0.85, 0.9) with { Recipe = recipe };
            PresetFiles.Save(folder.Path, Result(name, run));

            var loaded = PresetFiles.Find(folder.Path, name)!;

            (loaded.Preset, loaded.Machine).ShouldBe((name, Machine));
            var back = loaded.Runs.ShouldHaveSingleItem();
            RecipeJson.Format(back.Recipe).ShouldBe(RecipeJson.Format(recipe));
            back.History.ShouldBe(run.History);
            back.Milestones.ShouldBe(run.Milestones);
            (back.Before, back.After, back.WeightsSha256, back.Parity).ShouldBe((run.Before, run.After, run.WeightsSha256, run.Parity));
        }
        PresetFiles.Load(folder.Path).Count.ShouldBe(Recipes.All.Count);
    }

    [Fact]
    public void A_preset_without_a_file_was_not_measured()
    {
        using var folder = new Folder();

        PresetFiles.Find(folder.Path, "fast").ShouldBeNull();
        PresetFiles.Load(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void A_damaged_file_is_refused_by_name()
    {
        using var folder = new Folder();
        folder.Write("recipes/fast.json", "{}"u8.ToArray());

        Should.Throw<VitrineException>(() => PresetFiles.Load(folder.Path)).Message.ShouldContain("fast.json");
    }
}
