using Vitrine.Randomness;

namespace Vitrine.Improvement.Findings;

/// <summary>
/// A regression tree (Breiman et al. 1984): at each node the best split by one of some parameters drawn at random. Numbers are split at a threshold, options by which
/// of them go left; what is missing is a value of its own.
/// </summary>
internal sealed class RegressionTree
{
    private const int SmallestLeaf = 2;

    private readonly Node root;

    /// <param name="rows">[n][parameters], NaN where a parameter does not exist.</param>
    /// <param name="targets">[n]</param>
    /// <param name="isUnordered">[parameters]</param>
    /// <param name="chosen">Which rows to learn from, repeats included.</param>
    /// <param name="generator">Draws the parameters that are tried.</param>
    internal RegressionTree(double[][] rows, double[] targets, bool[] isUnordered, int[] chosen, SplitMix64 generator) =>
        root = new Grower(rows, targets, isUnordered, generator).Grow(chosen);

    internal double Predict(double[] row)
    {
        var node = root;
        while (node.Split is { } split)
            node = split.GoesLeft(row) ? node.Left! : node.Right!;
        return node.Mean;
    }

    private sealed record Node(double Mean, Split? Split = null, Node? Left = null, Node? Right = null);

    /// <summary>One of both: a threshold that numbers must not exceed to go left, or the options that do.</summary>
    private sealed record Split(int Parameter, double Threshold, HashSet<double>? Options)
    {
        internal bool GoesLeft(double[] row) => Options?.Contains(Key(row[Parameter])) ?? (Key(row[Parameter]) <= Threshold);
    }

    // Missing values as the lowest, so that they can be parted from all others.
    private static double Key(double value) => double.IsNaN(value) ? double.NegativeInfinity : value;

    private sealed class Grower(double[][] rows, double[] targets, bool[] isUnordered, SplitMix64 generator)
    {
        internal Node Grow(int[] chosen)
        {
            var mean = chosen.Average(row => targets[row]);
            if (chosen.Length < 2 * SmallestLeaf || Best(chosen) is not { } split)
                return new Node(mean);
            var sides = chosen.ToLookup(row => split.GoesLeft(rows[row]));
            return new Node(mean, split, Grow([.. sides[true]]), Grow([.. sides[false]]));
        }

        private Split? Best(int[] chosen)
        {
            var parameters = Enumerable.Range(0, isUnordered.Length).ToArray();
            generator.Shuffle(parameters);
            // a third of them, as is usual for regression
            var tried = parameters.Take(Math.Max(1, (parameters.Length + 2) / 3));
            return tried.Select(parameter => BestOf(parameter, chosen)).Where(found => found.Split is not null).DefaultIfEmpty().MaxBy(found => found.Gain).Split;
        }

        private (Split? Split, double Gain) BestOf(int parameter, int[] chosen)
        {
            // Options in the order of their mean targets: one of the cuts in that order is the best of all divisions (Fisher 1958).
            var groups = chosen.GroupBy(row => Key(rows[row][parameter])).Select(group => (Value: group.Key, Count: group.Count(), Sum: group.Sum(row => targets[row])))
                .OrderBy(group => isUnordered[parameter] ? group.Sum / group.Count : group.Value).ThenBy(group => group.Value).ToList();
            var (count, sum) = (0, 0.0);
            var total = groups.Sum(group => group.Sum);
            (Split? Split, double Gain) best = (null, 0);
            foreach (var (index, group) in groups.SkipLast(1).Index())
            {
                (count, sum) = (count + group.Count, sum + group.Sum);
                var rest = chosen.Length - count;
                // what the split takes off the sum of squares
                var gain = (sum * sum / count) + ((total - sum) * (total - sum) / rest) - (total * total / chosen.Length);
                if (count >= SmallestLeaf && rest >= SmallestLeaf && gain > best.Gain)
                    best = (new Split(parameter, group.Value, isUnordered[parameter] ? [.. groups.Take(index + 1).Select(each => each.Value)] : null), gain);
            }
            return best;
        }
    }
}
