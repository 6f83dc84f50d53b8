using Vitrine.Inference.Bundles;

namespace Vitrine.Reporting;

/// <summary>How a model was made that was not trained but averaged from trained ones.</summary>
/// <param name="Sources">The models whose weights were averaged.</param>
/// <param name="StatisticsImageCount">Training images on which batch statistics were estimated anew; 0 where the network has none.</param>
public sealed record AveragedFrom(IReadOnlyList<BundleSource> Sources, int StatisticsImageCount);
