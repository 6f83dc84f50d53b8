using Vitrine.Improvement.Studies;

namespace Vitrine.Improvement.Pruners;

/// <summary>
/// Asynchronous successive halving, ASHA, in its stopping form (Li et al. 2020, "A system for massively parallel hyperparameter tuning"): at rungs that lie
/// further and further apart, a trial goes on only if it is among the best third, say, of all that got there.
/// </summary>
public sealed class SuccessiveHalvingPruner(PruningOptions options) : IPruner
{
    public bool ShouldPrune(int number, IReadOnlyList<TrialReport> reports, KnownTrials known)
    {
        var last = reports[^1];
        if (last.Step >= options.MaximumStep || !IsRung(last.Step))
            return false;
        var loss = known.FirstObjective.Loss(last.Value);
        var others = known.Trials.SelectMany(trial => trial.Reports.Where(report => report.Step == last.Step)).Select(report => known.FirstObjective.Loss(report.Value)).ToList();
        var promotedCount = Math.Max(1, (others.Count + 1) / options.Reduction);
        return others.Count(other => other < loss) >= promotedCount;
    }

    private bool IsRung(int step)
    {
        var rung = options.MinimumStep;
        while (rung < step)
            rung *= options.Reduction;
        return rung == step;
    }
}
