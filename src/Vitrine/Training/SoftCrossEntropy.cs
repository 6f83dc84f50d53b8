using TorchSharp;

namespace Vitrine.Training;

/// <summary>
/// Cross-entropy against target probabilities, of which a share is spread evenly over all classes (label smoothing, Szegedy et al. 2016).
/// </summary>
internal static class SoftCrossEntropy
{
    /// <param name="logits">Float [N, classes].</param>
    /// <param name="targets">Probabilities, float [N, classes]: one-hot, or mixed by MixUp and CutMix.</param>
    /// <param name="smoothing">Share spread, 0 to below 1.</param>
    /// <returns>Mean loss in nats, a scalar.</returns>
    internal static torch.Tensor Of(torch.Tensor logits, torch.Tensor targets, double smoothing)
    {
        var logProbabilities = torch.nn.functional.log_softmax(logits, 1);
        var expected = smoothing == 0 ? targets : targets.mul(1 - smoothing).add_(smoothing / targets.shape[1]);
        return logProbabilities.mul(expected).sum().div_(-targets.shape[0]);
    }
}
