namespace Vitrine.Inference.Bundles;

/// <summary>How far a bundle's answers on this machine are from the trained model's.</summary>
/// <param name="Count">Images compared.</param>
/// <param name="MaxLogitDifference">Largest absolute difference of any logit.</param>
/// <param name="MaxProbabilityDifference">Largest absolute difference of any probability.</param>
/// <param name="Top1Agreement">Share of images with the same predicted class, 0–1.</param>
public sealed record ProbeOutcome(int Count, double MaxLogitDifference, double MaxProbabilityDifference, double Top1Agreement)
{
    /// <summary>Largest of the trained model's logits, with its sign left out: where they go into hundreds, float arithmetic rounds them accordingly.</summary>
    public double LargestLogit { get; init; }
}
