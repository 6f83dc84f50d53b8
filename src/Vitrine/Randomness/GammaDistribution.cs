namespace Vitrine.Randomness;

/// <summary>Numbers with density ∝ x^(shape−1) e^(−x): the method of Marsaglia and Tsang 2000, "A simple method for generating gamma variables".</summary>
internal static class GammaDistribution
{
    /// <summary>The natural logarithm of such a number, since of a shape near 0 the number itself is mostly too small for a double.</summary>
    /// <param name="shape">Above 0.</param>
    /// <param name="generator">Where it is drawn from.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="shape"/> is not positive.</exception>
    internal static double DrawLogarithm(double shape, SplitMix64 generator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape);
        // The method wants a shape of at least 1; one more and a power of a uniform number lead back to any (their section 6).
        return Math.Log(DrawAboveOne(shape + 1, generator)) + (LogarithmOfUniform(generator) / shape);
    }

    private static double DrawAboveOne(double shape, SplitMix64 generator)
    {
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = DrawNormal(generator);
            var root = 1 + (c * normal);
            var v = root * root * root;
            if (v > 0 && LogarithmOfUniform(generator) < (normal * normal / 2) + (d * (1 - v + Math.Log(v))))
                return d * v;
        }
    }

    /// <summary>Mean 0, variance 1: Marsaglia's polar method, of whose pair of numbers the second is left.</summary>
    private static double DrawNormal(SplitMix64 generator)
    {
        while (true)
        {
            double x = (2 * generator.NextDouble()) - 1, y = (2 * generator.NextDouble()) - 1;
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1)
                return x * Math.Sqrt(-2 * Math.Log(square) / square);
        }
    }

    // Of (0, 1], where the logarithm is finite.
    private static double LogarithmOfUniform(SplitMix64 generator) => Math.Log(1 - generator.NextDouble());
}
