using Vitrine.Randomness;

namespace Vitrine.Improvement.Findings;

/// <summary>A random forest (Breiman 2001): the mean of trees, each grown on a sample with repeats; what a tree has not seen says how good it is.</summary>
internal sealed class RegressionForest
{
    private const int TreeCount = 100;

    /// <summary>More rows than this make no better tree, only a slower one.</summary>
    private const int LargestSample = 1_000;

    /// <summary>Apart from the streams of the samplers.</summary>
    private const ulong Stream = 23;

    private readonly double[][] rows;
    private readonly double[] targets;
    private readonly (RegressionTree Tree, int[] Unseen)[] trees;

    /// <param name="rows">[n][parameters], NaN where a parameter does not exist.</param>
    /// <param name="targets">[n]</param>
    /// <param name="isUnordered">[parameters]</param>
    internal RegressionForest(double[][] rows, double[] targets, bool[] isUnordered)
    {
        (this.rows, this.targets) = (rows, targets);
        trees = [.. Enumerable.Range(0, TreeCount).Select(Grow)];

        (RegressionTree Tree, int[] Unseen) Grow(int number)
        {
            var generator = new SplitMix64(SplitMix64.Derive(Stream, (ulong)number));
            var chosen = Enumerable.Range(0, Math.Min(rows.Length, LargestSample)).Select(_ => generator.NextInt(rows.Length)).ToArray();
            var seen = chosen.ToHashSet();
            int[] unseen = [.. Enumerable.Range(0, rows.Length).Where(row => !seen.Contains(row)).Take(LargestSample)];
            return (new RegressionTree(rows, targets, isUnordered, chosen, generator), unseen);
        }
    }

    internal double Predict(double[] row) => trees.Average(each => each.Tree.Predict(row));

    /// <summary>How much the squared error on unseen rows grows when a parameter's values change places at random; at or below 0 where it does not matter.</summary>
    internal double PermutationImportance(int parameter)
    {
        var (growth, count) = (0.0, 0);
        foreach (var (number, (tree, unseen)) in trees.Index())
        {
            var order = unseen.ToArray();
            new SplitMix64(SplitMix64.Derive(Stream, (ulong)number, (ulong)parameter)).Shuffle(order);
            foreach (var (row, other) in unseen.Zip(order))
            {
                var changed = (double[])rows[row].Clone();
                changed[parameter] = rows[other][parameter];
                growth += Square(tree.Predict(changed) - targets[row]) - Square(tree.Predict(rows[row]) - targets[row]);
                count++;
            }
        }
        return count == 0 ? 0 : growth / count;
    }

    /// <summary>The mean prediction over all rows that have a parameter, with its value replaced (Friedman 2001's partial dependence); NaN where none has it.</summary>
    internal double PartialDependence((int Parameter, double Value) place) => PartialDependence([place], LargestSample);

    /// <summary>The same for several parameters at once, over the rows that have all of them.</summary>
    /// <param name="places">What is replaced.</param>
    /// <param name="mostRows">Of more, every k-th is taken.</param>
    internal double PartialDependence(IReadOnlyList<(int Parameter, double Value)> places, int mostRows)
    {
        var concerned = rows.Where(row => places.All(place => !double.IsNaN(row[place.Parameter]))).ToList();
        var step = Math.Max(1, (concerned.Count + mostRows - 1) / mostRows);
        return concerned.Where((_, index) => index % step == 0).Select(row =>
        {
            var changed = (double[])row.Clone();
            foreach (var (parameter, value) in places)
                changed[parameter] = value;
            return Predict(changed);
        }).DefaultIfEmpty(double.NaN).Average();
    }

    private static double Square(double value) => value * value;
}
