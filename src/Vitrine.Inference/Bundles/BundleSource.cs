namespace Vitrine.Inference.Bundles;

/// <summary>A model that another one was made of.</summary>
/// <param name="Name">As its bundle had it.</param>
/// <param name="WeightsSha256">Lower-case hexadecimal SHA-256 of its weights.safetensors.</param>
public sealed record BundleSource(string Name, string WeightsSha256);
