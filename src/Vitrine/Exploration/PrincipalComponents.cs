using Vitrine.Data;

namespace Vitrine.Exploration;

/// <summary>The directions along which images differ most (principal component analysis).</summary>
public sealed class PrincipalComponents
{
    private readonly double[] mean;
    private readonly float[][] components;

    private PrincipalComponents(double[] mean, float[][] components, double[] explainedVariance, int[] sampleIndices)
    {
        (this.mean, this.components, ExplainedVariance, SampleIndices) = (mean, components, explainedVariance, sampleIndices);
    }

    /// <summary>The sample's average image, [H·W], of 1.</summary>
    public IReadOnlyList<double> Mean => mean;

    /// <summary>[components][H·W]: of length 1, at right angles to each other, and with the weight of largest size positive.</summary>
    public IReadOnlyList<IReadOnlyList<float>> Components => components;

    /// <summary>Share of the pixels' total variance along each component, largest first, 0–1.</summary>
    public IReadOnlyList<double> ExplainedVariance { get; }

    /// <summary>The images it was fitted on, by index in their set, ascending.</summary>
    public IReadOnlyList<int> SampleIndices { get; }

    /// <summary>
    /// Fits on a seeded stratified sample by subspace iteration with Rayleigh–Ritz projection (Halko, Martinsson and
    /// Tropp 2011), which never forms the covariance matrix and so copes with images of any size.
    /// </summary>
    /// <param name="images">At least one.</param>
    /// <param name="componentCount">From 1 to the number of pixels of an image.</param>
    /// <param name="sampleCount">About how many images to look at.</param>
    /// <param name="seed">Of the sample and of the starting directions.</param>
    /// <exception cref="ArgumentException">There is no image.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of its range.</exception>
    public static PrincipalComponents Fit(ImageSet images, int componentCount, int sampleCount, int seed)
    {
        if (images.Count == 0)
            throw new ArgumentException("There is no image.", nameof(images));
        ArgumentOutOfRangeException.ThrowIfLessThan(componentCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(componentCount, images.PixelCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleCount, 1);
        var indices = StratifiedSample.Indices(images, sampleCount, seed);
        var average = Average(images, indices);
        float[][] rows = [.. indices.Select(index => Centre(images.Image(index), average))];
        var totalVariance = rows.Sum(row => (double)FloatVectors.Dot(row, row)) / rows.Length;
        var (directions, variances) = SubspaceIteration.Run(rows, componentCount, seed);
        return new PrincipalComponents(
            average,
            [.. directions.Select(WithFixedSign)],
            [.. variances.Select(variance => totalVariance > 0 ? variance / totalVariance : 0)],
            indices);
    }

    /// <summary>Where an image of 0–255 lies along each component, [components].</summary>
    /// <exception cref="ArgumentException">The image has another number of pixels.</exception>
    public double[] Project(ReadOnlySpan<byte> image)
    {
        if (image.Length != mean.Length)
            throw new ArgumentException($"An image of {image.Length} pixels where {mean.Length} were expected.", nameof(image));
        var centred = Centre(image, mean);
        return [.. components.Select(component => (double)FloatVectors.Dot(centred, component))];
    }

    // In whole numbers: where all images agree the difference to their mean must be exactly zero.
    private static double[] Average(ImageSet images, int[] indices)
    {
        var sums = new long[images.PixelCount];
        foreach (var index in indices)
        {
            var image = images.Image(index);
            for (var pixel = 0; pixel < image.Length; pixel++)
                sums[pixel] += image[pixel];
        }

        return [.. sums.Select(sum => sum / (double)indices.Length / 255)];
    }

    private static float[] Centre(ReadOnlySpan<byte> image, double[] mean)
    {
        var values = new float[image.Length];
        for (var pixel = 0; pixel < values.Length; pixel++)
            values[pixel] = (float)((image[pixel] / 255.0) - mean[pixel]);
        return values;
    }

    // A component's sign is arbitrary; without a rule the map could come out mirrored.
    private static float[] WithFixedSign(float[] component)
    {
        if (component.MaxBy(Math.Abs) < 0)
            FloatVectors.Scale(component, -1);
        return component;
    }
}
