namespace Vitrine.Evaluation;

/// <summary>Whether a model is right as often as it says it is (Guo et al. 2017, On Calibration of Modern Neural Networks).</summary>
public static class Calibration
{
    public const int BinCount = 15;

    /// <summary>Sorts predictions into 15 equally wide bins of confidence.</summary>
    /// <param name="confidences">[N] probability of the predicted class, 0–1.</param>
    /// <param name="correct">[N] whether it was right.</param>
    public static IReadOnlyList<ReliabilityBin> Bins(ReadOnlySpan<float> confidences, ReadOnlySpan<bool> correct)
    {
        var counts = new int[BinCount];
        var correctCounts = new int[BinCount];
        var sums = new double[BinCount];
        for (var i = 0; i < confidences.Length; i++)
        {
            var bin = BinOf(confidences[i]);
            counts[bin]++;
            correctCounts[bin] += correct[i] ? 1 : 0;
            sums[bin] += confidences[i];
        }

        return [.. Enumerable.Range(0, BinCount).Select(bin => Bin(bin, counts[bin], sums[bin], correctCounts[bin]))];
    }

    /// <summary>Mean gap of confidence and accuracy, each bin weighted by its predictions, 0–1.</summary>
    public static double ExpectedError(IReadOnlyList<ReliabilityBin> bins)
    {
        var total = bins.Sum(bin => bin.Count);
        return total == 0 ? 0 : bins.Sum(bin => bin.Count * Math.Abs(bin.Accuracy - bin.Confidence)) / total;
    }

    private static int BinOf(float confidence) => Math.Clamp((int)Math.Ceiling((double)confidence * BinCount) - 1, 0, BinCount - 1);

    private static ReliabilityBin Bin(int index, int count, double confidenceSum, int correctCount) => new(
        (double)index / BinCount,
        (double)(index + 1) / BinCount,
        count,
        count == 0 ? 0 : confidenceSum / count,
        count == 0 ? 0 : (double)correctCount / count);
}
