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
        var finished = trials.Where(trial => trial.State == TrialState.Finished).ToList();
        if (finished.Count == 0)
            return [];
        var toEnd = finished.SelectMany(trial => trial.Reports.Select(report => (report.Step, report.Value, End: trial.Values[0])))
            .GroupBy(each => each.Step).ToDictionary(group => group.Key, group => Line([.. group.Select(each => (each.Value, each.End))]));
        return
        [
            .. trials.Where(trial => trial.State is TrialState.Finished or TrialState.Pruned)
                .Select(trial => new TrialOutcome(trial, trial.State == TrialState.Finished ? trial.Values[0] : End(trial.Reports[^1]))),
        ];

        double End(TrialReport last) => toEnd.TryGetValue(last.Step, out var line) ? line(last.Value) : last.Value;
    }

    /// <summary>By least squares. Who is behind catches up in part at most: the line neither falls nor is steeper than one to one.</summary>
    private static Func<double, double> Line(IReadOnlyList<(double Report, double End)> points)
    {
        var (report, end) = (points.Average(point => point.Report), points.Average(point => point.End));
        var variance = points.Sum(point => (point.Report - report) * (point.Report - report));
        var slope = variance > 0 ? Math.Clamp(points.Sum(point => (point.Report - report) * (point.End - end)) / variance, 0, 1) : 1;
        return value => end + (slope * (value - report));
    }
}
