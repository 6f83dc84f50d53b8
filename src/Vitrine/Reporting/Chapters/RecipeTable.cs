using Vitrine.Augmentation;
using Vitrine.Inference;
using Vitrine.Inference.TestTime;
using Vitrine.Reporting.Markup;
using Vitrine.Training;
using Vitrine.Training.Teaching;

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
            .. Start(recipe.Start),
            (TrainChapterText.Epochs, Quantity.Count(recipe.Epochs)),
            (TrainChapterText.BatchSize, Quantity.Count(recipe.BatchSize)),
            .. OptimizationRows.Of(recipe),
            (TrainChapterText.LabelSmoothing, Quantity.Plain(recipe.LabelSmoothing)),
            (TrainChapterText.Precision, PrecisionName(recipe.Precision)),
            (TrainChapterText.Augmentation, AugmentationName(recipe.Augmentation)),
            (TrainChapterText.Teachers, TeachersName(recipe.Distillation)),
            (TrainChapterText.TestTimeAugmentation, ViewsName(recipe.TestTimeAugmentation)),
            (TrainChapterText.ValidationShare, Quantity.ShortPercent(recipe.ValidationShare)),
            (TrainChapterText.Patience, recipe.Patience == 0 ? TrainChapterText.PatienceOff : TrainChapterText.PatienceValue.Fill(recipe.Patience)),
        ]);

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

    private static IEnumerable<(string Name, string Value)> Start(SavedModel? start) => start is null ? [] : [(TrainChapterText.Start, start.Name ?? start.Bundle)];

    private static string TeachersName(Distillation? distillation) => distillation is null
        ? TrainChapterText.TeachersNone
        : TrainChapterText.TeachersValue.Fill(
            string.Join(", ", distillation.Teachers.Select(teacher => teacher.Name ?? teacher.Bundle)),
            Quantity.Plain(distillation.Temperature),
            Quantity.ShortPercent(distillation.Share));

    private static string ViewsName(TestTimeAugmentation augmentation)
    {
        var name = augmentation.Views switch
        {
            TestTimeViews.Flip => TrainChapterText.TestTimeFlip,
            TestTimeViews.FlipShift => TrainChapterText.TestTimeFlipShift,
            TestTimeViews.FlipCross => TrainChapterText.TestTimeFlipCross,
            _ => TrainChapterText.TestTimeOff,
        };
        return augmentation is { IsOn: true, Below: < 1 } ? TrainChapterText.TestTimeBelow.Fill(name, Quantity.ShortPercent(augmentation.Below)) : name;
    }

    private static IEnumerable<string> AugmentationNames(AugmentationOptions options)
    {
        if (options.Flip != Flip.Off)
            yield return options.Flip == Flip.Alternating ? TrainChapterText.AugmentationFlipAlternating : TrainChapterText.AugmentationFlip;
        if (options.Shift > 0)
            yield return (options.ShiftFill == ShiftFill.Reflection ? TrainChapterText.AugmentationCrop : TrainChapterText.AugmentationShift).Fill(options.Shift);
        if (options.Affine.AltersImages)
            yield return AffineName(options.Affine);
        if (options.AltersTone)
            yield return TrainChapterText.AugmentationTone.Fill(Quantity.PlainPercent(options.Brightness), Quantity.PlainPercent(options.Contrast));
        if (options.Cutout > 0)
            yield return TrainChapterText.AugmentationCutout.Fill(options.Cutout);
        if (options.Erasing.Probability > 0)
            yield return ErasingName(options.Erasing);
        if (options.MixesTargets)
            yield return MixingName(options);
    }

    private static string AffineName(AffineOptions affine) => TrainChapterText.AugmentationAffine.Fill(
        Quantity.Plain(affine.Rotation), Quantity.Plain(affine.Shear), Quantity.PlainPercent(affine.Scale));

    private static string ErasingName(ErasingOptions erasing) => TrainChapterText.AugmentationErasing.Fill(
        Quantity.PlainPercent(erasing.Probability), Quantity.PlainPercent(erasing.MinimumArea), Quantity.PlainPercent(erasing.MaximumArea));

    private static string MixingName(AugmentationOptions options)
    {
        var methods = (options.MixUp > 0, options.CutMix > 0) switch
        {
            (true, true) => TrainChapterText.MixUpOrCutMix.Fill(Quantity.Plain(options.MixUp), Quantity.Plain(options.CutMix)),
            (true, false) => TrainChapterText.MixUp.Fill(Quantity.Plain(options.MixUp)),
            _ => TrainChapterText.CutMix.Fill(Quantity.Plain(options.CutMix)),
        };
        return options.MixShare < 1 ? TrainChapterText.MixShare.Fill(methods, Quantity.PlainPercent(options.MixShare)) : methods;
    }
}
