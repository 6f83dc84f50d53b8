namespace Vitrine.Inference.Bundles;

/// <summary>What a model achieved, by split; a split that was not evaluated is null.</summary>
/// <param name="Validation">What choices were made by.</param>
/// <param name="Test">The final number.</param>
public sealed record BundleMetrics(SplitMetrics? Validation = null, SplitMetrics? Test = null);
