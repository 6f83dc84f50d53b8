namespace Vitrine.Exploration;

/// <summary>Eigenvalues of a small symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, section 8.5).</summary>
internal static class JacobiEigen
{
    private const int MostSweeps = 50;

    /// <param name="matrix">[n, n], symmetric.</param>
    /// <returns>The eigenvectors as columns and their eigenvalues, largest first.</returns>
    internal static (double[,] Vectors, double[] Values) Decompose(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        var (a, vectors) = ((double[,])matrix.Clone(), Identity(size));
        for (var sweep = 0; sweep < MostSweeps && OffDiagonal(a) > 1e-24 * SumOfSquares(a); sweep++)
        {
            for (var p = 0; p < size; p++)
            {
                for (var q = p + 1; q < size; q++)
                    Rotate(a, vectors, p, q);
            }
        }

        int[] order = [.. Enumerable.Range(0, size).OrderByDescending(i => a[i, i])];
        var sorted = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
                sorted[row, column] = vectors[row, order[column]];
        }

        return (sorted, [.. order.Select(i => a[i, i])]);
    }

    private static void Rotate(double[,] a, double[,] vectors, int p, int q)
    {
        if (a[p, q] == 0)
            return;
        var tau = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var tangent = (tau >= 0 ? 1 : -1) / (Math.Abs(tau) + Math.Sqrt(1 + (tau * tau)));
        var cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
        var sine = tangent * cosine;
        for (var k = 0; k < a.GetLength(0); k++)
            (a[k, p], a[k, q]) = ((cosine * a[k, p]) - (sine * a[k, q]), (sine * a[k, p]) + (cosine * a[k, q]));
        for (var k = 0; k < a.GetLength(0); k++)
        {
            (a[p, k], a[q, k]) = ((cosine * a[p, k]) - (sine * a[q, k]), (sine * a[p, k]) + (cosine * a[q, k]));
            (vectors[k, p], vectors[k, q]) = ((cosine * vectors[k, p]) - (sine * vectors[k, q]), (sine * vectors[k, p]) + (cosine * vectors[k, q]));
        }
    }

    private static double[,] Identity(int size)
    {
        var identity = new double[size, size];
        for (var i = 0; i < size; i++)
            identity[i, i] = 1;
        return identity;
    }

    // Summed directly: as a difference of two large sums it would never reach zero.
    private static double OffDiagonal(double[,] a)
    {
        var sum = 0.0;
        for (var p = 0; p < a.GetLength(0); p++)
        {
            for (var q = p + 1; q < a.GetLength(0); q++)
                sum += 2 * a[p, q] * a[p, q];
        }

        return sum;
    }

    private static double SumOfSquares(double[,] a) => a.Cast<double>().Sum(value => value * value);
}
