using Vitrine.Inference;
using Vitrine.Reporting.Markup;
using Vitrine.Training;

namespace Vitrine.Reporting.Chapters;

/// <summary>The part of the recipe's table that says how weights follow their gradients; what is off has no row.</summary>
internal static class OptimizationRows
{
    internal static IEnumerable<(string Name, string Value)> Of(Recipe recipe)
    {
        yield return (TrainChapterText.Optimizer, OptimizerName(recipe));
        yield return (TrainChapterText.LearningRate, ScheduleName(recipe.Schedule).Fill(Quantity.Plain(recipe.LearningRate), Quantity.ShortPercent(recipe.WarmUp)));
        if (recipe.BiasRateFactor != 1)
            yield return (TrainChapterText.BiasRate, $"× {Quantity.Plain(recipe.BiasRateFactor)}");
        yield return (TrainChapterText.WeightDecay, Quantity.Plain(recipe.WeightDecay));
        if (recipe.GradientClip > 0)
            yield return (TrainChapterText.GradientClip, Quantity.Plain(recipe.GradientClip));
        if (recipe.Sharpness.Radius > 0)
            yield return (TrainChapterText.Sharpness, SharpnessName(recipe.Sharpness));
        if (recipe.LookaheadSteps > 0)
            yield return (TrainChapterText.Lookahead, TrainChapterText.LookaheadValue.Fill(recipe.LookaheadSteps, Quantity.ShortPercent(recipe.LookaheadRate)));
        if (recipe.AverageDecay > 0)
            yield return (TrainChapterText.WeightAverage, TrainChapterText.WeightAverageValue.Fill(Quantity.Plain(recipe.AverageDecay)));
        if (recipe.PreciseStatistics)
            yield return (TrainChapterText.PreciseStatistics, TrainChapterText.PreciseStatisticsValue);
    }

    private static string OptimizerName(Recipe recipe)
    {
        var name = recipe.Optimizer switch
        {
            Optimizer.NesterovSgd => TrainChapterText.OptimizerNesterovSgd,
            Optimizer.NesterovSgdW => TrainChapterText.OptimizerNesterovSgdW,
            Optimizer.Adam => TrainChapterText.OptimizerAdam,
            Optimizer.AdamW => TrainChapterText.OptimizerAdamW,
            Optimizer.Muon => TrainChapterText.OptimizerMuon,
            _ => $"{recipe.Optimizer}",
        };
        return name.Fill(Quantity.Plain(recipe.Momentum), recipe.NewtonSchulzSteps, Quantity.Plain(recipe.AuxiliaryRateFactor));
    }

    private static string SharpnessName(SharpnessOptions sharpness)
    {
        var name = TrainChapterText.SharpnessValue.Fill(Quantity.Plain(sharpness.Radius));
        return sharpness.From > 0 ? TrainChapterText.SharpnessFrom.Fill(name, Quantity.ShortPercent(sharpness.From)) : name;
    }

    private static string ScheduleName(Schedule schedule) => schedule switch
    {
        Schedule.OneCycle => TrainChapterText.LearningRateOneCycle,
        Schedule.Cosine => TrainChapterText.LearningRateCosine,
        Schedule.Constant => TrainChapterText.LearningRateConstant,
        _ => TrainChapterText.LearningRateValue,
    };
}
