using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;

namespace Vitrine.Improvement.Findings;

/// <summary>What mattered in a study: a forest learns its first objective from the choices, and is asked what it needs each parameter for.</summary>
public static class ParameterFindings
{
    /// <summary>Fewer trials than this say nothing about a space.</summary>
    public const int FewestTrials = 12;

    private const int PlaceCount = 9;

    /// <param name="space">That the trials were chosen from.</param>
    /// <param name="known">All trials that have ended.</param>
    /// <returns>The most important first; empty where there are too few trials.</returns>
    public static IReadOnlyList<ParameterFinding> Of(SearchSpace space, KnownTrials known)
    {
        var (trials, values) = Outcomes(known);
        if (trials.Count < FewestTrials)
            return [];
        var forest = new RegressionForest(
            [.. trials.Select(trial => space.Parameters.Select(parameter => trial.Choice[parameter.Name] is { } coordinate ? parameter.ToAxis(coordinate) : double.NaN).ToArray())],
            values,
            [.. space.Parameters.Select(parameter => parameter.IsUnordered)]);
        var growths = space.Parameters.Select((_, index) => Math.Max(0, forest.PermutationImportance(index))).ToList();
        var total = growths.Sum();
        return
        [
            .. space.Parameters.Select((parameter, index) => Finding(parameter, index, forest, known.FirstObjective, total > 0 ? growths[index] / total : 0))
                .OrderByDescending(finding => finding.Importance).ThenBy(finding => finding.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The value that each trial has at its end, or would have had: a pruned one is taken to gain from its last report to the end what the finished ones gained on average.
    /// Otherwise only the trials that were good early would speak.
    /// </summary>
    private static (IReadOnlyList<TrialRecord> Trials, double[] Values) Outcomes(KnownTrials known)
    {
        var finished = known.Trials.Where(trial => trial.State == TrialState.Finished).ToList();
        var trials = known.Trials.Where(trial => trial.State == TrialState.Finished || (trial.State == TrialState.Pruned && finished.Count > 0)).ToList();
        var gains = new Dictionary<int, double>();
        return (trials, [.. trials.Select(trial => trial.State == TrialState.Finished ? trial.Values[0] : trial.Reports[^1].Value + GainFrom(trial.Reports[^1].Step))]);

        double GainFrom(int step)
        {
            if (!gains.TryGetValue(step, out var gain))
                gains[step] = gain = finished.SelectMany(trial => trial.Reports.Where(report => report.Step == step).Select(report => trial.Values[0] - report.Value)).DefaultIfEmpty(0).Average();
            return gain;
        }
    }

    private static ParameterFinding Finding(Parameter parameter, int index, RegressionForest forest, Objective objective, double importance)
    {
        var coordinates = Enumerable.Range(0, PlaceCount).Select(place => parameter.FromUnit((place + 0.5) / PlaceCount)).Distinct()
            .Concat(parameter.IsUnordered ? Enumerable.Range(0, (int)parameter.Cardinality).Select(option => (double)option) : []).Distinct().ToList();
        var losses = coordinates.Select(coordinate => (Coordinate: coordinate, Loss: objective.Loss(forest.PartialDependence(index, parameter.ToAxis(coordinate))))).ToList();
        if (losses.Exists(each => double.IsNaN(each.Loss)))
            return new ParameterFinding(parameter.Name, importance, coordinates[0], 0);
        var best = losses.MinBy(each => each.Loss);
        return new ParameterFinding(parameter.Name, importance, best.Coordinate, losses.Average(each => each.Loss) - best.Loss);
    }
}
