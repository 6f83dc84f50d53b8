using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Reporting.Markup;

namespace Vitrine.Coaching.Rules;

/// <summary>Rectifiers that never opened. Beside a learning rate too high, which kills units, both say the same: lower it.</summary>
public sealed class DeadUnits : ICoachRule
{
    /// <summary>A few units die in healthy networks too; without a quarter of a layer, its width is not what its parameters are paid for.</summary>
    private const double ManyShare = 0.25;

    public string Name => "dead-units";

    public Advice? Look(RunRecord run)
    {
        if (run.DeadUnits is not { } layers || layers.MaxBy(Share) is not { } worst || Share(worst) < ManyShare)
            return null;
        var evidence = CoachText.DeadEvidence.Fill(
            worst.Layer,
            Quantity.Count(worst.DeadCount),
            Quantity.Count(worst.UnitCount),
            Quantity.Count(Math.Min(Rectifiers.MostImages, run.Validation?.Count ?? Rectifiers.MostImages)),
            Quantity.Count(layers.Sum(layer => layer.DeadCount)),
            Quantity.Count(layers.Sum(layer => layer.UnitCount)));
        var rate = Signs.Recipe(run).LearningRate;
        return new Advice(
            Name,
            CoachText.DeadSees,
            evidence,
            CoachText.DeadTry.Fill(Quantity.Plain(rate / 2), Quantity.Plain(rate)),
            OwnTrials.Best(run, "learning-rate-half") ?? CoachText.DeadBought);
    }

    private static double Share(DeadUnitCount layer) => layer.UnitCount == 0 ? 0 : layer.DeadCount / (double)layer.UnitCount;
}
