using Vitrine.Files;
using Vitrine.Inference.Bundles;

namespace Vitrine.Runs;

/// <summary>What tells two models apart.</summary>
internal static class BundleFingerprint
{
    /// <returns>Lower-case hexadecimal SHA-256 of a bundle's weights.safetensors.</returns>
    internal static string OfWeights(string bundle) => FileHash.Sha256(Path.Combine(bundle, BundleFiles.Weights));
}
