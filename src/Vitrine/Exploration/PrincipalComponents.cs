using Vitrine.Data;

namespace Vitrine.Exploration;

/// <summary>The directions along which images differ most (principal component analysis).</summary>
public sealed class PrincipalComponents
{
    private PrincipalComponents(float[] mean, float[][] components, double[] explainedVariance, int[] sampleIndices)
    {
        (Mean, Components, ExplainedVariance, SampleIndices) = (mean, components, explainedVariance, sampleIndices);
    }

    /// <summary>The sample's average image, [H·W], of 1.</summary>
    public IReadOnlyList<float> Mean { get; }

    /// <summary>[components][H·W]: of length 1, at right angles to each other, and with the weight of largest size positive.</summary>
    public IReadOnlyList<IReadOnlyList<float>> Components { get; }

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
        var (rows, mean) = Centre(images, indices);
        var totalVariance = rows.Sum(row => (double)FloatVectors.Dot(row, row)) / rows.Length;
        var (directions, variances) = SubspaceIteration.Run(rows, componentCount, seed);
        return new PrincipalComponents(
            mean,
            [.. directions.Select(WithFixedSign)],
            [.. variances.Select(variance => totalVariance > 0 ? variance / totalVariance : 0)],
            indices);
    }

    /// <summary>Where an image of 0–255 lies along each component, [components].</summary>
    /// <exception cref="ArgumentException">The image has another number of pixels.</exception>
    public double[] Project(ReadOnlySpan<byte> image)
    {
        if (image.Length != Mean.Count)
            throw new ArgumentException($"An image of {image.Length} pixels where {Mean.Count} were expected.", nameof(image));
        var centred = Scale(image);
        FloatVectors.AddScaled(centred, -1, (float[])Mean);
        return [.. Components.Select(component => (double)FloatVectors.Dot(centred, (float[])component))];
    }

    private static (float[][] Rows, float[] Mean) Centre(ImageSet images, int[] indices)
    {
        float[][] rows = [.. indices.Select(index => Scale(images.Image(index)))];
        var mean = new float[images.PixelCount];
        foreach (var row in rows)
            FloatVectors.AddScaled(mean, 1f / rows.Length, row);
        foreach (var row in rows)
            FloatVectors.AddScaled(row, -1, mean);
        return (rows, mean);
    }

    private static float[] Scale(ReadOnlySpan<byte> image)
    {
        var values = new float[image.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = image[i] / 255f;
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
