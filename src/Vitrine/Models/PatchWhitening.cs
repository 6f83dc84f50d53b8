using Vitrine.Exploration;

namespace Vitrine.Models;

/// <summary>The kernels of <see cref="Whitening"/>.</summary>
internal static class PatchWhitening
{
    /// <summary>Added to each variance, so that directions without any do not blow up.</summary>
    private const double Epsilon = 5e-4;

    /// <returns>[2 · kernel², 1, kernel, kernel]: directions by falling variance, then their negatives.</returns>
    internal static float[] Kernels(ImageSample images, int kernel)
    {
        var size = kernel * kernel;
        var (vectors, variances) = JacobiEigen.Decompose(Covariance(images, kernel));
        var kernels = new float[2 * size * size];
        for (var direction = 0; direction < size; direction++)
        {
            var factor = 1 / Math.Sqrt(Math.Max(0, variances[direction]) + Epsilon);
            for (var pixel = 0; pixel < size; pixel++)
            {
                var value = (float)(factor * vectors[pixel, direction]);
                kernels[(direction * size) + pixel] = value;
                kernels[((size + direction) * size) + pixel] = -value;
            }
        }
        return kernels;
    }

    /// <summary>Of the pixels of all patches, [kernel², kernel²].</summary>
    private static double[,] Covariance(ImageSample images, int kernel)
    {
        var size = kernel * kernel;
        var (sums, products) = (new double[size], new double[size, size]);
        var patch = new float[size];
        var (rows, columns) = (images.Height - kernel + 1, images.Width - kernel + 1);
        for (var image = 0; image < images.Count; image++)
        {
            for (var place = 0; place < rows * columns; place++)
            {
                images.CopyPatch(image, place / columns, place % columns, kernel, patch);
                Add(patch, sums, products);
            }
        }

        var count = (double)images.Count * rows * columns;
        var covariance = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
                covariance[i, j] = (products[Math.Max(i, j), Math.Min(i, j)] / count) - (sums[i] / count * (sums[j] / count));
        }
        return covariance;
    }

    /// <summary>The products' lower triangle only: it is symmetric.</summary>
    private static void Add(ReadOnlySpan<float> patch, double[] sums, double[,] products)
    {
        for (var i = 0; i < patch.Length; i++)
        {
            sums[i] += patch[i];
            for (var j = 0; j <= i; j++)
                products[i, j] += (double)patch[i] * patch[j];
        }
    }
}
