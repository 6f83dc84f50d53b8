using Vitrine.Randomness;

namespace Vitrine.Exploration;

/// <summary>
/// The leading eigenvectors of the covariance of centred rows. Each round multiplies a small block of directions by
/// the covariance and makes them orthonormal again; the directions beyond those asked for speed up convergence.
/// </summary>
internal static class SubspaceIteration
{
    private const int SpareDirections = 8;

    private const int MostRounds = 60;

    private const double Tolerance = 1e-6;

    // Fixed, not the number of cores: the parts' sums are added in one order on every machine.
    private const int PartCount = 8;

    /// <param name="rows">[n][d], of mean zero.</param>
    /// <returns>Orthonormal directions [count][d] and the variance along each, largest first.</returns>
    internal static (float[][] Directions, double[] Variances) Run(float[][] rows, int count, int seed)
    {
        var block = RandomBlock(Math.Min(count + SpareDirections, rows[0].Length), rows[0].Length, new SplitMix64((ulong)seed));
        var variances = new double[block.Length];
        for (var round = 0; round < MostRounds; round++)
        {
            var previous = variances;
            var product = TimesCovariance(rows, block);
            (var turn, variances) = JacobiEigen.Decompose(Covariance(block, product));
            block = Turn(block, turn);
            if (round > 0 && Converged(previous, variances, count))
                break;
            block = Orthonormalize(Turn(product, turn), block);
        }

        return (block[..count], variances[..count]);
    }

    private static bool Converged(double[] previous, double[] current, int count) =>
        Enumerable.Range(0, count).All(i => Math.Abs(current[i] - previous[i]) <= Tolerance * current[0]);

    private static float[][] RandomBlock(int count, int length, SplitMix64 random)
    {
        var block = new float[count][];
        for (var i = 0; i < count; i++)
            block[i] = [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)];
        return Orthonormalize(block, block);
    }

    private static float[][] TimesCovariance(float[][] rows, float[][] block)
    {
        var parts = new float[PartCount][][];
        Parallel.For(0, PartCount, part =>
        {
            var sums = Empty(block);
            for (var i = part; i < rows.Length; i += PartCount)
            {
                for (var j = 0; j < block.Length; j++)
                    FloatVectors.AddScaled(sums[j], FloatVectors.Dot(rows[i], block[j]), rows[i]);
            }

            parts[part] = sums;
        });
        var product = Empty(block);
        for (var j = 0; j < block.Length; j++)
        {
            foreach (var part in parts)
                FloatVectors.AddScaled(product[j], 1f / rows.Length, part[j]);
        }

        return product;
    }

    /// <summary>Of the rows as seen along the block's directions; symmetric in spite of rounding.</summary>
    private static double[,] Covariance(float[][] block, float[][] product)
    {
        var covariance = new double[block.Length, block.Length];
        for (var i = 0; i < block.Length; i++)
        {
            for (var j = 0; j < block.Length; j++)
                covariance[i, j] = (FloatVectors.Dot(block[i], product[j]) + FloatVectors.Dot(block[j], product[i])) / 2.0;
        }

        return covariance;
    }

    /// <summary>The vectors mixed so that the directions become uncorrelated, largest variance first (Rayleigh–Ritz).</summary>
    private static float[][] Turn(float[][] vectors, double[,] turn)
    {
        var turned = Empty(vectors);
        for (var i = 0; i < vectors.Length; i++)
        {
            for (var j = 0; j < vectors.Length; j++)
                FloatVectors.AddScaled(turned[i], (float)turn[j, i], vectors[j]);
        }

        return turned;
    }

    /// <summary>Gram–Schmidt, twice for accuracy; where a vector has vanished, data have no such direction and the fallback's stays.</summary>
    private static float[][] Orthonormalize(float[][] vectors, float[][] fallback)
    {
        var result = new float[vectors.Length][];
        var largest = vectors.Max(vector => FloatVectors.Norm(vector));
        for (var i = 0; i < vectors.Length; i++)
        {
            var vector = Remove(vectors[i], result.AsSpan(0, i));
            if (!(FloatVectors.Norm(vector) > largest * 1e-6f))
                vector = Remove(fallback[i], result.AsSpan(0, i));
            FloatVectors.Scale(vector, 1 / FloatVectors.Norm(vector));
            result[i] = vector;
        }

        return result;
    }

    private static float[] Remove(float[] vector, ReadOnlySpan<float[]> directions)
    {
        var rest = vector.ToArray();
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var direction in directions)
                FloatVectors.AddScaled(rest, -FloatVectors.Dot(rest, direction), direction);
        }

        return rest;
    }

    private static float[][] Empty(float[][] like) => [.. like.Select(row => new float[row.Length])];
}
