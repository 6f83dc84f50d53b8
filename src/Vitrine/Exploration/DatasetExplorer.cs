using Vitrine.Data;

namespace Vitrine.Exploration;

/// <summary>Stage 1: describes a data set in numbers before anything is trained on it.</summary>
public static class DatasetExplorer
{
    private const int ComponentCount = 2;

    // Two components of any small-image set move by less than a per cent of variance beyond this.
    private const int SampleCount = 4_000;

    private const int SampleSeed = 1;

    /// <summary>Statistics of both splits, exact duplicates, and the first principal components of train.</summary>
    /// <exception cref="ArgumentException">Train is empty.</exception>
    public static DatasetExploration Explore(ImageSet train, ImageSet test) => Explore(train, test, FitComponents(train));

    /// <summary>The same with principal components already at hand, from <see cref="FitComponents"/>.</summary>
    public static DatasetExploration Explore(ImageSet train, ImageSet test, PrincipalComponents components) => new(
        PixelStatistics.Of(train),
        PixelStatistics.Of(test),
        Duplicates.Find(train, test),
        components.ExplainedVariance);

    /// <summary>The two directions along which the training images differ most, on a fixed stratified sample.</summary>
    /// <exception cref="ArgumentException">Train is empty.</exception>
    public static PrincipalComponents FitComponents(ImageSet train) =>
        PrincipalComponents.Fit(train, Math.Min(ComponentCount, train.PixelCount), SampleCount, SampleSeed);
}
