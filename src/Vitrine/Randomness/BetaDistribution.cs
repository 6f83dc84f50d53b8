namespace Vitrine.Randomness;

/// <summary>Numbers in [0, 1] with density ∝ x^(a−1) (1 − x)^(b−1), as the share of one of two gamma-distributed numbers in their sum.</summary>
internal static class BetaDistribution
{
    /// <param name="a">Above 0; both may be tiny, since all is done in logarithms.</param>
    /// <param name="b">Above 0.</param>
    /// <param name="generator">The same state gives the same number, to the last bits of the platform's logarithm.</param>
    internal static double Draw(double a, double b, SplitMix64 generator)
    {
        var first = GammaDistribution.DrawLogarithm(a, generator);
        var second = GammaDistribution.DrawLogarithm(b, generator);
        return 1 / (1 + Math.Exp(second - first));
    }
}
