namespace Vitrine.Exploration;

/// <summary>What one split of a data set looks like in numbers.</summary>
/// <param name="ClassCounts">Images by class index.</param>
/// <param name="Mean">Of all pixels, of 1.</param>
/// <param name="StandardDeviation">Of all pixels (population), of 1.</param>
/// <param name="Minimum">Smallest pixel, 0–255.</param>
/// <param name="Maximum">Largest pixel, 0–255.</param>
/// <param name="BackgroundShare">Share of pixels that are exactly 0.</param>
/// <param name="Histogram">Pixel count by grey value, [256].</param>
public sealed record SplitStatistics(
    int Count,
    IReadOnlyList<int> ClassCounts,
    double Mean,
    double StandardDeviation,
    int Minimum,
    int Maximum,
    double BackgroundShare,
    IReadOnlyList<long> Histogram);
