namespace Vitrine.Evaluation;

/// <summary>How often each class was predicted as each class. Ratios whose denominator is 0 are 0.</summary>
/// <param name="counts">[actual][predicted]</param>
public sealed class ConfusionMatrix(IReadOnlyList<IReadOnlyList<int>> counts)
{
    private readonly int[] actualCounts = [.. counts.Select(row => row.Sum())];

    private readonly int[] predictedCounts = [.. Enumerable.Range(0, counts.Count).Select(predicted => counts.Sum(row => row[predicted]))];

    /// <summary>[actual][predicted]</summary>
    public IReadOnlyList<IReadOnlyList<int>> Counts => counts;

    public int ClassCount => counts.Count;

    public int TotalCount => actualCounts.Sum();

    public int CorrectCount => Enumerable.Range(0, ClassCount).Sum(label => counts[label][label]);

    public int ErrorCount => TotalCount - CorrectCount;

    public double Accuracy => Ratio(CorrectCount, TotalCount);

    /// <summary>Unweighted mean of all classes' F1.</summary>
    public double MacroF1 => ClassCount == 0 ? 0 : Enumerable.Range(0, ClassCount).Average(F1);

    /// <param name="predicted">[N] predicted classes.</param>
    /// <param name="actual">[N] labels, in the same order.</param>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public static ConfusionMatrix Of(ReadOnlySpan<ushort> predicted, ReadOnlySpan<ushort> actual, int classCount)
    {
        if (predicted.Length != actual.Length)
            throw new ArgumentException($"{predicted.Length} predictions cannot be compared with {actual.Length} labels.", nameof(predicted));
        var counts = new int[classCount][];
        for (var label = 0; label < classCount; label++)
            counts[label] = new int[classCount];
        for (var i = 0; i < actual.Length; i++)
            counts[actual[i]][predicted[i]]++;
        return new ConfusionMatrix(counts);
    }

    /// <summary>Images of this class.</summary>
    public int Support(int label) => actualCounts[label];

    /// <summary>Images of this class that were predicted as it.</summary>
    public int TruePositives(int label) => counts[label][label];

    /// <summary>Of the images predicted as this class, the share that is.</summary>
    public double Precision(int label) => Ratio(TruePositives(label), predictedCounts[label]);

    /// <summary>Of the images of this class, the share that was predicted as it.</summary>
    public double Recall(int label) => Ratio(TruePositives(label), actualCounts[label]);

    /// <summary>Harmonic mean of precision and recall.</summary>
    public double F1(int label) => Ratio(2 * TruePositives(label), actualCounts[label] + predictedCounts[label]);

    /// <summary>Pairs of classes with any confusion between them, the most confused first; equal ones in class order.</summary>
    public IReadOnlyList<ConfusedPair> MostConfused(int maximumCount) =>
    [
        .. (from first in Enumerable.Range(0, ClassCount)
            from second in Enumerable.Range(first + 1, ClassCount - first - 1)
            let errors = counts[first][second] + counts[second][first]
            where errors > 0
            orderby errors descending, first, second
            select new ConfusedPair(first, second, counts[first][second], counts[second][first], Ratio(errors, ErrorCount)))
            .Take(maximumCount),
    ];

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
