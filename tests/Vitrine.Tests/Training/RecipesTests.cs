using Shouldly;
using Vitrine.Augmentation;
using Vitrine.Inference;
using Vitrine.Inference.TestTime;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Training;

public sealed class RecipesTests
{
    [Fact]
    public void Defaults_change_only_on_purpose()
    {
        var recipe = new Recipe { Name = "x", Architecture = new([]) };
        (recipe.Seed, recipe.Epochs, recipe.BatchSize, recipe.Optimizer).ShouldBe((1, 5, 256, Optimizer.NesterovSgd));
        (recipe.LearningRate, recipe.WarmUp, recipe.Momentum, recipe.WeightDecay).ShouldBe((0.1, 0.25, 0.9, 5e-4));
        (recipe.LabelSmoothing, recipe.ValidationShare, recipe.Patience).ShouldBe((0.1, 1.0 / 12, 0));
        recipe.TestTimeAugmentation.ShouldBe(new TestTimeAugmentation { Views = TestTimeViews.None, Below = 1 });
        recipe.Augmentation.ShouldBe(new AugmentationOptions { HorizontalFlip = true, Shift = 0, Cutout = 0 });
    }

    [Fact]
    public void An_unknown_preset_lists_the_known_ones()
    {
        var refusal = Should.Throw<VitrineException>(() => Recipes.Named("fats"));
        refusal.Kind.ShouldBe(FailureKind.Usage);
        refusal.Message.ShouldBe("The preset 'fats' is not known; the known ones are fast, seed.");
    }

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(20, 1.0)]
    [InlineData(60, 0.5)]
    [InlineData(10, 0.55)]
    public void The_schedule_rises_to_its_peak_and_falls_to_zero(int step, double expected) =>
        new OneCycleSchedule(1, WarmUp: 0.2, StepCount: 100).At(step).ShouldBe(expected, 1e-12);
}
