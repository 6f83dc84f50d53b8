using Vitrine.Improvement.Studies;

namespace Vitrine.Improvement.Findings;

/// <summary>A trial and what it came to.</summary>
/// <param name="Trial">Finished, or pruned.</param>
/// <param name="Value">Of the first objective at its end; of a pruned one, what it can be taken to have come to.</param>
public sealed record TrialOutcome(TrialRecord Trial, double Value)
{
    /// <summary>
    /// Of all trials that say something: a pruned one is taken to gain from its last report to the end what the finished ones gained from there on average. Otherwise
    /// only the trials that were good early would speak.
    /// </summary>
    /// <param name="trials">Of one study, by number.</param>
    /// <returns>By number; empty while no trial has finished.</returns>
    public static IReadOnlyList<TrialOutcome> Of(IReadOnlyList<TrialRecord> trials)
    {
        var finished = trials.Where(trial => trial.State == TrialState.Finished).ToList();
        if (finished.Count == 0)
            return [];
        var gains = finished.SelectMany(trial => trial.Reports.Select(report => (report.Step, Gain: trial.Values[0] - report.Value)))
            .GroupBy(each => each.Step).ToDictionary(group => group.Key, group => group.Average(each => each.Gain));
        return
        [
            .. trials.Where(trial => trial.State is TrialState.Finished or TrialState.Pruned)
                .Select(trial => new TrialOutcome(trial, trial.State == TrialState.Finished ? trial.Values[0] : trial.Reports[^1].Value + gains.GetValueOrDefault(trial.Reports[^1].Step))),
        ];
    }
}
