using Vitrine.Inference;

namespace Vitrine.Bundles.Imports;

/// <summary>What the file of a model does not say.</summary>
public sealed record ImportOptions
{
    /// <summary>By class index; null means Fashion-MNIST's where there are ten for images of 28 × 28, else numbers.</summary>
    public IReadOnlyList<ClassName>? Classes { get; init; }

    /// <summary>What its images were when it was trained; null means what its own first layers suggest, and without such layers pixels divided by 255, as in nearly all programs.</summary>
    public PixelRange? Pixels { get; init; }
}
