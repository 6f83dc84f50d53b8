namespace Vitrine.Bundles;

/// <summary>Compares two engines' answers to the same images.</summary>
public static class ParityCheck
{
    /// <param name="trained">Probabilities of the trained model, [N, classes].</param>
    /// <param name="served">Probabilities of the saved bundle, [N, classes].</param>
    /// <param name="classCount">Columns.</param>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public static ParityReport Compare(ReadOnlySpan<float> trained, ReadOnlySpan<float> served, int classCount)
    {
        if (trained.Length != served.Length)
            throw new ArgumentException($"{served.Length} probabilities cannot be compared with {trained.Length}.", nameof(served));
        var count = trained.Length / classCount;
        double largest = 0;
        var agreedCount = 0;
        for (var row = 0; row < count; row++)
        {
            var expected = trained.Slice(row * classCount, classCount);
            var actual = served.Slice(row * classCount, classCount);
            for (var i = 0; i < classCount; i++)
            {
                // A NaN in either is as far as can be; Math.Max would carry it into a comparison that is never true.
                double difference = Math.Abs(expected[i] - actual[i]);
                largest = double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(largest, difference);
            }
            agreedCount += LargestIndex(expected) == LargestIndex(actual) ? 1 : 0;
        }
        return new ParityReport(count, largest, count == 0 ? 1 : agreedCount / (double)count);
    }

    private static int LargestIndex(ReadOnlySpan<float> row)
    {
        var largest = 0;
        for (var i = 1; i < row.Length; i++)
        {
            if (row[i] > row[largest])
                largest = i;
        }
        return largest;
    }
}
