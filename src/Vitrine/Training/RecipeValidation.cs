using System.Globalization;
using Vitrine.Augmentation;
using Vitrine.Inference;
using Vitrine.Training.Teaching;

namespace Vitrine.Training;

/// <summary>Checks a recipe where the trainer is built: every violation at once, each with its constraint and its value.</summary>
internal static class RecipeValidation
{
    /// <exception cref="VitrineException">Something is out of range.</exception>
    internal static void Require(Recipe recipe)
    {
        (bool Holds, string Constraint, double Value)[] rules =
        [
            (recipe.Epochs >= 1, "epochs ≥ 1", recipe.Epochs),
            (recipe.BatchSize >= 1, "batchSize ≥ 1", recipe.BatchSize),
            (recipe.LearningRate is > 0 and < double.PositiveInfinity, "learningRate > 0", recipe.LearningRate),
            (recipe.WarmUp is >= 0 and < 1, "0 ≤ warmUp < 1", recipe.WarmUp),
            (recipe.BiasRateFactor is > 0 and < double.PositiveInfinity, "biasRateFactor > 0", recipe.BiasRateFactor),
            (recipe.AuxiliaryRateFactor is > 0 and < double.PositiveInfinity, "auxiliaryRateFactor > 0", recipe.AuxiliaryRateFactor),
            (recipe.NewtonSchulzSteps >= 1, "newtonSchulzSteps ≥ 1", recipe.NewtonSchulzSteps),
            (recipe.GradientClip is >= 0 and < double.PositiveInfinity, "gradientClip ≥ 0", recipe.GradientClip),
            (recipe.Sharpness.Radius is >= 0 and < double.PositiveInfinity, "sharpness.radius ≥ 0", recipe.Sharpness.Radius),
            (recipe.Sharpness.From is >= 0 and < 1, "0 ≤ sharpness.from < 1", recipe.Sharpness.From),
            (recipe.Momentum is >= 0 and < 1, "0 ≤ momentum < 1", recipe.Momentum),
            (recipe.WeightDecay is >= 0 and < double.PositiveInfinity, "weightDecay ≥ 0", recipe.WeightDecay),
            (recipe.AverageDecay is >= 0 and < 1, "0 ≤ averageDecay < 1", recipe.AverageDecay),
            (recipe.LookaheadSteps >= 0, "lookaheadSteps ≥ 0", recipe.LookaheadSteps),
            (recipe.LookaheadRate is > 0 and <= 1, "0 < lookaheadRate ≤ 1", recipe.LookaheadRate),
            (recipe.LabelSmoothing is >= 0 and < 1, "0 ≤ labelSmoothing < 1", recipe.LabelSmoothing),
            (recipe.ValidationShare is > 0 and < 1, "0 < validationShare < 1", recipe.ValidationShare),
            (recipe.Patience >= 0, "patience ≥ 0", recipe.Patience),
            .. Distillation(recipe.Distillation),
            (recipe.TestTimeAugmentation.IsValid, "0 < testTimeAugmentation.below ≤ 1", recipe.TestTimeAugmentation.Below),
            .. AugmentationRules.Of(recipe.Augmentation),
        ];
        var violations = rules.Where(rule => !rule.Holds).Select(rule => $"{rule.Constraint} ({rule.Value.ToString(CultureInfo.CurrentCulture)})").ToList();
        if (violations.Count > 0)
            throw VitrineException.InvalidUsage(TrainingText.BadRecipe.Fill(recipe.Name, string.Join("; ", violations)));
    }

    private static IEnumerable<(bool Holds, string Constraint, double Value)> Distillation(Distillation? distillation) => distillation is null
        ? []
        :
        [
            (distillation.Teachers.Count >= 1, "distillation.teachers ≥ 1", distillation.Teachers.Count),
            (distillation.Temperature is > 0 and < double.PositiveInfinity, "distillation.temperature > 0", distillation.Temperature),
            (distillation.Share is > 0 and <= 1, "0 < distillation.share ≤ 1", distillation.Share),
        ];
}
