using Vitrine.Improvement.Spaces;

namespace Vitrine.Improvement.Findings;

/// <summary>Which two parameters act together: what a forest expects of both, less what it expects of each alone (Friedman and Popescu 2008).</summary>
internal static class Interactions
{
    /// <summary>An interaction of parameters that do not matter does not matter.</summary>
    private const int Candidates = 4;

    /// <summary>Each place of a pair is asked of so many trials; more say the same more slowly.</summary>
    private const int TrialCount = 100;

    /// <param name="space">Of the study.</param>
    /// <param name="forest">That has learnt it.</param>
    /// <param name="findings">The most important first.</param>
    /// <returns>Null where no two parameters that matter exist together.</returns>
    internal static InteractionFinding? Strongest(SearchSpace space, RegressionForest forest, IReadOnlyList<ParameterFinding> findings)
    {
        var names = findings.Where(finding => finding.Matters).Take(Candidates).Select(finding => finding.Name).ToList();
        var pairs = names.SelectMany((first, index) => names.Skip(index + 1).Select(second => Of(space, forest, first, second)));
        return pairs.OfType<InteractionFinding>().MaxBy(pair => pair.Strength);
    }

    private static InteractionFinding? Of(SearchSpace space, RegressionForest forest, string first, string second)
    {
        var (one, other) = (IndexOf(space, first), IndexOf(space, second));
        var (rows, columns) = (space.Parameters[one].Places(ParameterFindings.PlaceCount), space.Parameters[other].Places(ParameterFindings.PlaceCount));
        var expected = rows.Select(row => columns.Select(column => forest.PartialDependence(
            [(one, space.Parameters[one].ToAxis(row)), (other, space.Parameters[other].ToAxis(column))], TrialCount)).ToArray()).ToArray();
        return double.IsNaN(expected[0][0]) ? null : new InteractionFinding(first, second, rows, columns, expected, Strength(expected));
    }

    /// <summary>Root mean square of what rows and columns do not explain.</summary>
    private static double Strength(double[][] table)
    {
        var rowMeans = table.Select(row => row.Average()).ToArray();
        var columnMeans = Enumerable.Range(0, table[0].Length).Select(column => table.Average(row => row[column])).ToArray();
        var mean = rowMeans.Average();
        return Math.Sqrt(table.SelectMany((row, i) => row.Select((value, j) => value - rowMeans[i] - columnMeans[j] + mean)).Average(rest => rest * rest));
    }

    private static int IndexOf(SearchSpace space, string name) => space.Parameters.Index().First(each => each.Item.Name == name).Index;
}
