using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;

namespace Vitrine.Improvement.Findings;

/// <summary>What mattered in a study: a forest that has learnt its first objective from the choices is asked what it needs each parameter for.</summary>
internal static class ParameterFindings
{
    /// <summary>Of a parameter's range, for a curve.</summary>
    internal const int PlaceCount = 9;

    /// <returns>The most important first.</returns>
    internal static IReadOnlyList<ParameterFinding> Of(SearchSpace space, RegressionForest forest, Objective objective)
    {
        var growths = space.Parameters.Select((_, index) => Math.Max(0, forest.PermutationImportance(index))).ToList();
        var total = growths.Sum();
        return
        [
            .. space.Parameters.Select((parameter, index) => Finding(parameter, index, forest, objective, total > 0 ? growths[index] / total : 0))
                .OrderByDescending(finding => finding.Importance).ThenBy(finding => finding.Name, StringComparer.Ordinal),
        ];
    }

    private static ParameterFinding Finding(Parameter parameter, int index, RegressionForest forest, Objective objective, double importance)
    {
        var curve = parameter.Places(PlaceCount).Select(coordinate => new ExpectedValue(coordinate, forest.PartialDependence((index, parameter.ToAxis(coordinate))))).ToList();
        if (curve.Exists(each => double.IsNaN(each.Value)))
            return new ParameterFinding(parameter.Name, importance, [], parameter.FromUnit(0.5), 0);
        var best = curve.MinBy(each => objective.Loss(each.Value))!;
        return new ParameterFinding(parameter.Name, importance, curve, best.Coordinate, curve.Average(each => objective.Loss(each.Value)) - objective.Loss(best.Value));
    }
}
