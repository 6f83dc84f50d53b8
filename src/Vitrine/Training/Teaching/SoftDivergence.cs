using TorchSharp;

namespace Vitrine.Training.Teaching;

/// <summary>How much a student's softened answers differ from its teachers': the Kullback–Leibler divergence of the first from the second.</summary>
internal static class SoftDivergence
{
    /// <param name="taught">The teachers' probabilities, softened already, float [N, classes].</param>
    /// <param name="logits">The student's, float [N, classes].</param>
    /// <param name="temperature">Above 0.</param>
    /// <returns>Mean over the images in nats, a scalar; 0 where both say the same.</returns>
    internal static torch.Tensor Of(torch.Tensor taught, torch.Tensor logits, double temperature)
    {
        var learnt = torch.nn.functional.log_softmax(logits.div(temperature), 1);
        return taught.xlogy(taught).sub_(taught.mul(learnt)).sum().div_(taught.shape[0]);
    }
}
