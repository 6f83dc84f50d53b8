namespace Vitrine.Evaluation;

/// <summary>Reads probabilities [N, C] row by row.</summary>
internal static class PredictedClasses
{
    /// <summary>[N] index of each row's largest probability; the first of equal ones.</summary>
    /// <exception cref="ArgumentException">A probability is not a number of 0–1.</exception>
    internal static ushort[] Of(ReadOnlySpan<float> probabilities, int classCount)
    {
        var predicted = new ushort[probabilities.Length / classCount];
        for (var row = 0; row < predicted.Length; row++)
            predicted[row] = (ushort)Largest(probabilities.Slice(row * classCount, classCount));
        return predicted;
    }

    /// <param name="predicted">[N]</param>
    /// <param name="labels">[N]</param>
    internal static double Accuracy(IEnumerable<ushort> predicted, IEnumerable<ushort> labels) => predicted.Zip(labels, (guess, label) => guess == label ? 1.0 : 0).Average();

    private static int Largest(ReadOnlySpan<float> row)
    {
        var best = 0;
        for (var label = 0; label < row.Length; label++)
        {
            // Written so that NaN fails too; float softmax may exceed 1 by rounding.
            if (!(row[label] >= 0 && row[label] <= 1.0001f))
                throw new ArgumentException($"{row[label]} is not a probability.", nameof(row));
            best = row[label] > row[best] ? label : best;
        }

        return best;
    }
}
