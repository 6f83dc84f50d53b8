using Vitrine.Inference.Bundles;
using Vitrine.Models;

namespace Vitrine.Bundles.Imports;

/// <summary>A model as it was read from a file.</summary>
/// <param name="Model">Architecture and weights.</param>
/// <param name="Program">What wrote the file, with its version.</param>
internal sealed record ImportedModel(TrainedModel Model, string Program)
{
    /// <summary>The description that the file carries; null where it is not of Vitrine.</summary>
    internal BundleManifest? Manifest { get; init; }

    /// <summary>The images and answers that the file carries; null where it is not of Vitrine.</summary>
    internal Probe? Probe { get; init; }

    /// <summary>The grey values that the network is fed with; null where the file says it in full.</summary>
    internal PixelRange? Pixels { get; init; }
}
