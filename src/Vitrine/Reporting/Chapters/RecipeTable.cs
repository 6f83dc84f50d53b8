using Vitrine.Augmentation;
using Vitrine.Inference;
using Vitrine.Reporting.Markup;
using Vitrine.Training;

namespace Vitrine.Reporting.Chapters;

/// <summary>All settings of a recipe but its architecture, which has a table of its own.</summary>
internal static class RecipeTable
{
    internal static Html Of(Recipe recipe) => HtmlTable.OfPairs(
        "recipe",
        TrainChapterText.RecipeCaption,
        [
            (TrainChapterText.RecipeName, recipe.Name),
            (TrainChapterText.Seed, $"{recipe.Seed}"),
            (TrainChapterText.Epochs, Quantity.Count(recipe.Epochs)),
            (TrainChapterText.BatchSize, Quantity.Count(recipe.BatchSize)),
            (TrainChapterText.Optimizer, OptimizerName(recipe)),
            (TrainChapterText.LearningRate, TrainChapterText.LearningRateValue.Fill(
                Quantity.Plain(recipe.LearningRate), Quantity.ShortPercent(recipe.WarmUp))),
            (TrainChapterText.WeightDecay, Quantity.Plain(recipe.WeightDecay)),
            (TrainChapterText.LabelSmoothing, Quantity.Plain(recipe.LabelSmoothing)),
            (TrainChapterText.Precision, PrecisionName(recipe.Precision)),
            (TrainChapterText.Augmentation, AugmentationName(recipe.Augmentation)),
            (TrainChapterText.ValidationShare, Quantity.ShortPercent(recipe.ValidationShare)),
            (TrainChapterText.Patience, recipe.Patience == 0 ? TrainChapterText.PatienceOff : TrainChapterText.PatienceValue.Fill(recipe.Patience)),
        ]);

    private static string OptimizerName(Recipe recipe)
    {
        var name = recipe.Optimizer switch
        {
            Optimizer.NesterovSgd => TrainChapterText.OptimizerNesterovSgd,
            Optimizer.Adam => TrainChapterText.OptimizerAdam,
            Optimizer.AdamW => TrainChapterText.OptimizerAdamW,
            _ => $"{recipe.Optimizer}",
        };
        return name.Fill(Quantity.Plain(recipe.Momentum));
    }

    private static string PrecisionName(Precision precision) => precision switch
    {
        Precision.Auto => TrainChapterText.PrecisionAuto,
        Precision.Single => TrainChapterText.PrecisionSingle,
        Precision.BFloat16 => TrainChapterText.PrecisionBFloat16,
        _ => $"{precision}",
    };

    private static string AugmentationName(AugmentationOptions options)
    {
        var names = AugmentationNames(options).ToArray();
        return names.Length == 0 ? TrainChapterText.AugmentationNone : string.Join("; ", names);
    }

    private static IEnumerable<string> AugmentationNames(AugmentationOptions options)
    {
        if (options.HorizontalFlip)
            yield return TrainChapterText.AugmentationFlip;
        if (options.Shift > 0)
            yield return TrainChapterText.AugmentationShift.Fill(options.Shift);
        if (options.Cutout > 0)
            yield return TrainChapterText.AugmentationCutout.Fill(options.Cutout);
    }
}
