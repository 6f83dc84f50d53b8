using TorchSharp;

namespace Vitrine.Training;

/// <summary>Cross-entropy against targets of which a share is spread evenly over all classes (Szegedy et al. 2016).</summary>
internal static class SmoothedCrossEntropy
{
    /// <param name="logits">Float [N, classes].</param>
    /// <param name="targets">Class indices, int64 [N].</param>
    /// <param name="smoothing">Share spread, 0 to below 1.</param>
    /// <returns>Mean loss in nats, a scalar.</returns>
    internal static torch.Tensor Of(torch.Tensor logits, torch.Tensor targets, double smoothing)
    {
        var logProbabilities = torch.nn.functional.log_softmax(logits, 1);
        var hard = torch.nn.functional.nll_loss(logProbabilities, targets);
        return smoothing == 0 ? hard : hard.mul(1 - smoothing).sub(logProbabilities.mean().mul(smoothing));
    }
}
