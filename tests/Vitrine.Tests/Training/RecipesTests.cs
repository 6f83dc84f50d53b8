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
        (recipe.Schedule, recipe.BiasRateFactor, recipe.AuxiliaryRateFactor, recipe.NewtonSchulzSteps).ShouldBe((Schedule.Triangular, 1, 0.1, 5));
        (recipe.GradientClip, recipe.AverageDecay, recipe.LookaheadSteps, recipe.LookaheadRate).ShouldBe((0, 0, 0, 0.5));
        recipe.PreciseStatistics.ShouldBeFalse();
        recipe.Sharpness.ShouldBe(new SharpnessOptions { Radius = 0, From = 0 });
        (recipe.LabelSmoothing, recipe.ValidationShare, recipe.Patience).ShouldBe((0.1, 1.0 / 12, 0));
        recipe.TestTimeAugmentation.ShouldBe(new TestTimeAugmentation { Views = TestTimeViews.None, Below = 1 });
        recipe.Augmentation.ShouldBe(new AugmentationOptions
        {
            Flip = Flip.Random,
            Shift = 0,
            ShiftFill = ShiftFill.Background,
            Affine = new() { Rotation = 0, Shear = 0, Scale = 0 },
            Brightness = 0,
            Contrast = 0,
            Cutout = 0,
            Erasing = new() { Probability = 0, MinimumArea = 0.02, MaximumArea = 0.4, MinimumAspectRatio = 0.3, Fill = ErasingFill.Random },
            MixUp = 0,
            CutMix = 0,
            MixShare = 1,
        });
    }

    [Fact]
    public void An_unknown_preset_lists_the_known_ones()
    {
        var refusal = Should.Throw<VitrineException>(() => Recipes.Named("fats"));
        refusal.Kind.ShouldBe(FailureKind.Usage);
        refusal.Message.ShouldBe("The preset 'fats' is not known; the known ones are fast, seed, dense, balanced, accurate, tiny, small, best.");
    }
}
