namespace Vitrine.Inference.Bundles;

/// <summary>Both ends of a confidence interval.</summary>
public sealed record MetricInterval(double Low, double High);
