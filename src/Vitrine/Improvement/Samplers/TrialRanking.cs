using Vitrine.Improvement.Studies;

namespace Vitrine.Improvement.Samplers;

/// <summary>
/// Trials from the best to the worst. After the finished ones come the pruned ones, those first that were let live longest, and last those that failed.
/// Of several objectives, those trials come first that no other betters in all of them, then those that only these better, and so on
/// (Deb et al. 2002, "A fast and elitist multiobjective genetic algorithm: NSGA-II").
/// </summary>
internal static class TrialRanking
{
    /// <summary>Fronts are looked for as they are asked for: who takes a few waits for a few.</summary>
    internal static IEnumerable<TrialRecord> Of(KnownTrials known)
    {
        var states = known.Trials.ToLookup(trial => trial.State);
        var finished = known.Objectives.Count == 1
            ? states[TrialState.Finished].OrderBy(trial => known.FirstObjective.Loss(trial.Values[0])).ThenBy(trial => trial.Number)
            : ParetoFronts.Of([.. states[TrialState.Finished]], known.Objectives).SelectMany(front => ParetoFronts.ByRoom(front, known.Objectives));
        var pruned = states[TrialState.Pruned].OrderByDescending(LastStep).ThenBy(trial => known.FirstObjective.Loss(trial.Reports[^1].Value)).ThenBy(trial => trial.Number);
        return finished.Concat(pruned).Concat(states[TrialState.Failed].OrderBy(trial => trial.Number));
    }

    private static int LastStep(TrialRecord trial) => trial.Reports[^1].Step;
}
