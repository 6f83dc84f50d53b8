using System.Globalization;
using Vitrine.Augmentation;
using Vitrine.Inference;

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
            (recipe.Momentum is >= 0 and < 1, "0 ≤ momentum < 1", recipe.Momentum),
            (recipe.WeightDecay is >= 0 and < double.PositiveInfinity, "weightDecay ≥ 0", recipe.WeightDecay),
            (recipe.AverageDecay is >= 0 and < 1, "0 ≤ averageDecay < 1", recipe.AverageDecay),
            (recipe.LabelSmoothing is >= 0 and < 1, "0 ≤ labelSmoothing < 1", recipe.LabelSmoothing),
            (recipe.ValidationShare is > 0 and < 1, "0 < validationShare < 1", recipe.ValidationShare),
            (recipe.Patience >= 0, "patience ≥ 0", recipe.Patience),
            (recipe.TestTimeAugmentation.IsValid, "0 < testTimeAugmentation.below ≤ 1", recipe.TestTimeAugmentation.Below),
            .. AugmentationRules.Of(recipe.Augmentation),
        ];
        var violations = rules.Where(rule => !rule.Holds).Select(rule => $"{rule.Constraint} ({rule.Value.ToString(CultureInfo.CurrentCulture)})").ToList();
        if (violations.Count > 0)
            throw VitrineException.InvalidUsage(TrainingText.BadRecipe.Fill(recipe.Name, string.Join("; ", violations)));
    }
}
