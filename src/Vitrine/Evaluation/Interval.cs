namespace Vitrine.Evaluation;

/// <summary>A 95 % confidence interval.</summary>
public sealed record Interval(double Low, double High)
{
    private const double Z = 1.959963984540054;

    /// <summary>
    /// Wilson's score interval of a proportion (Wilson 1927): unlike the normal approximation it stays inside 0–1 and
    /// is right near both ends. An empty sample gives 0–1.
    /// </summary>
    public static Interval OfProportion(long successCount, long totalCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successCount, totalCount);
        if (totalCount == 0)
            return new Interval(0, 1);
        double n = totalCount, p = successCount / n, z2 = Z * Z;
        var centre = (p + (z2 / (2 * n))) / (1 + (z2 / n));
        var half = Z / (1 + (z2 / n)) * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n)));
        return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <summary>
    /// Of the difference of two accuracies measured on the same images: adjusted Wald (Bonett and Price 2012), which
    /// holds its 95 % also where few images differ. An empty sample gives −1…1.
    /// </summary>
    /// <param name="onlyBaselineCount">Images only the baseline got right.</param>
    /// <param name="onlyCandidateCount">Images only the candidate got right.</param>
    /// <param name="totalCount">All images, the agreeing ones included.</param>
    public static Interval OfPairedGain(long onlyBaselineCount, long onlyCandidateCount, long totalCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyBaselineCount);
        ArgumentOutOfRangeException.ThrowIfNegative(onlyCandidateCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(totalCount, onlyBaselineCount + onlyCandidateCount);
        if (totalCount == 0)
            return new Interval(-1, 1);
        return OfAdjustedGain(onlyCandidateCount - onlyBaselineCount, onlyCandidateCount + onlyBaselineCount, totalCount, furtherVariance: 0);
    }

    /// <summary>The same where each image's difference is itself a mean, over several models.</summary>
    /// <param name="differences">By image, −1…1.</param>
    /// <param name="furtherVariance">Of the gain, from other sources than the images.</param>
    internal static Interval OfMeanGain(IReadOnlyList<double> differences, double furtherVariance) =>
        OfAdjustedGain(differences.Sum(), differences.Sum(difference => difference * difference), differences.Count, furtherVariance);

    // With one more image won and one more lost.
    private static Interval OfAdjustedGain(double sum, double sumOfSquares, long count, double furtherVariance)
    {
        var n = count + 2.0;
        var gain = sum / n;
        var half = Z * Math.Sqrt(((((sumOfSquares + 2) / n) - (gain * gain)) / n) + furtherVariance);
        return new Interval(Math.Max(-1, gain - half), Math.Min(1, gain + half));
    }
}
