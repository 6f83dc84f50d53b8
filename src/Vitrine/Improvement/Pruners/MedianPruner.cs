using Vitrine.Improvement.Studies;

namespace Vitrine.Improvement.Pruners;

/// <summary>
/// Ends a trial whose best report so far is worse than the median of the finished trials' reports at the same step. Vizier's median rule (Golovin et al. 2017, "Google Vizier: a service for
/// black-box optimization", section 3.2.2) compares with the means of their reports up to that step instead, which punishes trials that began slowly.
/// </summary>
public sealed class MedianPruner(PruningOptions options) : IPruner
{
    public bool ShouldPrune(int number, IReadOnlyList<TrialReport> reports, KnownTrials known)
    {
        var step = reports[^1].Step;
        if (step < options.MinimumStep || step >= options.MaximumStep)
            return false;
        var others = known.Trials.Where(trial => trial.State == TrialState.Finished)
            .SelectMany(trial => trial.Reports.Where(report => report.Step == step)).Select(report => known.FirstObjective.Loss(report.Value)).Order().ToList();
        return others.Count >= options.StartupCount && reports.Min(report => known.FirstObjective.Loss(report.Value)) > Median(others);
    }

    private static double Median(List<double> ordered) => (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
}
