using Vitrine.Inference;
using Vitrine.Inference.Bundles;

namespace Vitrine.Training;

/// <summary>A saved model that a training learns or goes on from.</summary>
/// <param name="Bundle">Its folder; a run keeps it as an absolute path, the bundle that comes of it not at all.</param>
/// <param name="Name">As the bundle has it; null until it was looked at.</param>
/// <param name="WeightsSha256">Lower-case hexadecimal SHA-256 of its weights.safetensors; null until it was looked at.</param>
public sealed record SavedModel(string Bundle, string? Name = null, string? WeightsSha256 = null)
{
    /// <summary>With name and hash, which hold from now on.</summary>
    /// <exception cref="VitrineException">The bundle is missing or damaged, or has other weights than when the run began.</exception>
    internal SavedModel Pinned()
    {
        if (Bundle.Length == 0)
            throw VitrineException.InvalidUsage(TrainingText.NoFolder.Fill(Name ?? WeightsSha256));
        var path = Path.GetFullPath(Bundle);
        var bundle = BundleReader.Open(path);
        bundle.VerifyFile(BundleFiles.Weights);
        var sha256 = bundle.Manifest.Files[BundleFiles.Weights];
        if (WeightsSha256 is { } expected && expected != sha256)
            throw VitrineException.InvalidData(TrainingText.OtherModel.Fill(path, sha256, expected));
        return new SavedModel(path, bundle.Manifest.Name, sha256);
    }

    internal SavedModel WithoutFolder() => this with { Bundle = "" };
}
