using Vitrine.Improvement.Studies;

namespace Vitrine.Improvement.Findings;

/// <summary>A trial and what it came to.</summary>
/// <param name="Trial">Finished, or pruned.</param>
/// <param name="Value">Of the first objective at its end; of a pruned one, what it can be taken to have come to.</param>
public sealed record TrialOutcome(TrialRecord Trial, double Value)
{
    /// <summary>
    /// Of all trials that say something: a pruned one is taken to have come to what a line through the finished ones, from their reports at its last step to their
    /// ends, gives for its own last report. Otherwise only the trials that were good early would speak.
    /// </summary>
    /// <param name="trials">Of one study, by number.</param>
    /// <returns>By number; empty while no trial has finished.</returns>
    public static IReadOnlyList<TrialOutcome> Of(IReadOnlyList<TrialRecord> trials)
    {
        var known = trials.Where(trial => trial.State is TrialState.Finished or TrialState.Pruned).ToList();
        if (!known.Any(trial => trial.State == TrialState.Finished))
            return [];
        var lines = known.SelectMany(trial => trial.Reports.Select(report => (report.Step, report.Value, Trial: trial))).GroupBy(each => each.Step).ToDictionary(
            group => group.Key,
            group => Line([.. group.Where(each => each.Trial.State == TrialState.Finished).Select(each => (each.Value, each.Trial.Values[0]))], [.. group.Select(each => each.Value)]));
        return [.. known.Select(trial => new TrialOutcome(trial, trial.State == TrialState.Finished ? trial.Values[0] : lines[trial.Reports[^1].Step](trial.Reports[^1].Value)))];
    }

    /// <summary>
    /// By least squares, between level and one to one: who is behind catches up in part at most. The finished ones are few and alike, so one more is thought of, as far off as trials
    /// are at this step, that stays as far behind as it was: it decides where the others say little.
    /// </summary>
    /// <param name="finished">Reports and ends.</param>
    /// <param name="reports">Of all trials, at the same step.</param>
    private static Func<double, double> Line(IReadOnlyList<(double Report, double End)> finished, IReadOnlyList<double> reports)
    {
        if (finished.Count == 0)
            return value => value;
        var (report, end, mean) = (finished.Average(point => point.Report), finished.Average(point => point.End), reports.Average());
        var prior = reports.Average(value => (value - mean) * (value - mean));
        var (variance, covariance) = (finished.Sum(point => (point.Report - report) * (point.Report - report)), finished.Sum(point => (point.Report - report) * (point.End - end)));
        var slope = prior > 0 ? Math.Clamp((covariance + prior) / (variance + prior), 0, 1) : 1;
        return value => end + (slope * (value - report));
    }
}
