namespace Vitrine.Evaluation;

/// <summary>
/// McNemar's exact test (McNemar 1947): do two models that saw the same images differ in accuracy? Only the images
/// that exactly one of them got right speak; if the models were equal, each such image would be a toss of a fair coin.
/// </summary>
public static class McNemar
{
    /// <summary>Two-sided exact binomial p-value: how often equal models would differ by at least this much.</summary>
    /// <param name="onlyFirstCount">Images only the first model got right.</param>
    /// <param name="onlySecondCount">Images only the second model got right.</param>
    public static double PValue(int onlyFirstCount, int onlySecondCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirstCount);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecondCount);
        var tossCount = onlyFirstCount + onlySecondCount;
        return Math.Min(1, 2 * LowerTail(Math.Min(onlyFirstCount, onlySecondCount), tossCount));
    }

    // P(X ≤ k) of a binomial with p = ½; in logarithms, because 2⁻ⁿ underflows from n = 1,075 on.
    private static double LowerTail(int successCount, int tossCount)
    {
        var logTerm = -tossCount * Math.Log(2);
        var sum = Math.Exp(logTerm);
        for (var k = 1; k <= successCount; k++)
        {
            logTerm += Math.Log((double)(tossCount - k + 1) / k);
            sum += Math.Exp(logTerm);
        }

        return sum;
    }
}
