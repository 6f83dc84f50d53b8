using Vitrine.Randomness;

namespace Vitrine.Augmentation;

/// <summary>A random change to the images of a batch, made in place.</summary>
internal interface IBatchEffect
{
    /// <summary>Where its numbers come from.</summary>
    EffectStream Stream { get; }

    /// <param name="images">Normalised, [n, H, W].</param>
    /// <param name="targets">Probabilities, [n, classes].</param>
    /// <param name="generator">At the start of this effect's stream for this batch.</param>
    void Apply(Span<float> images, Span<float> targets, SplitMix64 generator);
}
