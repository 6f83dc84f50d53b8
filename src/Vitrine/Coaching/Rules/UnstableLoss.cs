using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Reporting.Markup;
using Vitrine.Training;

namespace Vitrine.Coaching.Rules;

/// <summary>
/// Validation loss that leaps up between epochs and comes back. The training loss is no witness: mixed batches move it up and down by what is drawn. A rise
/// that stays is overfitting, and one past guessing is a learning rate too high; neither comes back.
/// </summary>
public sealed class UnstableLoss : ICoachRule
{
    /// <summary>At the peak of a schedule without averaged weights a tenth up and down is usual.</summary>
    private const double Leap = 1.25;

    /// <summary>One may be an unlucky batch.</summary>
    private const int FewestLeaps = 2;

    public string Name => "unstable-loss";

    public Advice? Look(RunRecord run)
    {
        if (Signs.BrokenOut(run) is not null)
            return null;
        var leaps = Leaps(run).ToList();
        if (leaps.Count < FewestLeaps)
            return null;
        var (before, after) = leaps.MaxBy(leap => leap.After.ValidationLoss / leap.Before.ValidationLoss);
        var evidence = CoachText.UnstableEvidence.Fill(
            Quantity.Count(leaps.Count), Quantity.FourDecimals(before.ValidationLoss), Quantity.FourDecimals(after.ValidationLoss), Quantity.Count(after.Epoch));
        var isAveraged = Signs.Recipe(run).AverageDecay > 0;
        var rate = Signs.Recipe(run).LearningRate;
        return new Advice(
            Name,
            CoachText.UnstableSees,
            evidence,
            (isAveraged ? CoachText.UnstableTryRate : CoachText.UnstableTryAverage).Fill(Quantity.Plain(rate / 2), Quantity.Plain(rate)),
            OwnTrials.Best(run, "learning-rate-half") ?? (isAveraged ? null : CoachText.UnstableBoughtAverage));
    }

    private static IEnumerable<(EpochRecord Before, EpochRecord After)> Leaps(RunRecord run) =>
        from pair in run.History.Zip(run.History.Skip(1))
        let rise = pair.Second.ValidationLoss - pair.First.ValidationLoss
        where pair.Second.ValidationLoss > Leap * pair.First.ValidationLoss && rise > Signs.Chance(pair.First.ValidationLoss, run)
        where run.History.Any(later => later.Epoch > pair.Second.Epoch && later.ValidationLoss <= pair.First.ValidationLoss)
        select pair;
}
