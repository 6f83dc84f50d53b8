using TorchSharp;
using Vitrine.Models;

namespace Vitrine.Training.Optimizers;

/// <summary>Goes from the weights to the worst place near them and back (<see cref="SharpnessOptions"/>).</summary>
internal sealed class SharpnessAscent : IDisposable
{
    /// <summary>Added to each weight's size, so that small ones move too; the paper's η.</summary>
    internal const double LeastSize = 0.01;

    private const double Epsilon = 1e-12;

    private readonly Network network;
    private readonly double radius;
    private readonly long firstStep;
    private readonly torch.Tensor values; // [P]
    private readonly torch.Tensor statistics; // [S]

    /// <param name="options">Of the recipe.</param>
    /// <param name="network">Whose weights move.</param>
    /// <param name="stepCount">Of the whole run.</param>
    internal SharpnessAscent(SharpnessOptions options, Network network, long stepCount)
    {
        (this.network, radius, firstStep) = (network, options.Radius, options.FirstStep(stepCount));
        using var scope = torch.NewDisposeScope();
        values = torch.zeros_like(network.Parameters.Values).DetachFromDisposeScope();
        statistics = torch.zeros_like(network.Statistics).DetachFromDisposeScope();
    }

    public void Dispose()
    {
        values.Dispose();
        statistics.Dispose();
    }

    /// <summary>
    /// Replaces the gradient at the weights by that at the worst place near them, as far as the gradient tells where that is. Weights and running
    /// statistics stay as they are.
    /// </summary>
    /// <param name="step">Of the run; the first ones have no ascent.</param>
    /// <param name="backward">Computes the gradient at what are then the weights, of the same batch.</param>
    internal void Apply(long step, Action backward)
    {
        if (step < firstStep)
            return;
        using (torch.no_grad())
        {
            values.copy_(network.Parameters.Values);
            statistics.copy_(network.Statistics);
            Ascend();
        }
        backward();
        using (torch.no_grad())
        {
            network.Parameters.Values.copy_(values);
            network.Statistics.copy_(statistics);
        }
    }

    // By the size T of each weight, |w| + η, and 1 for biases, it goes to w + radius · T²g / ‖Tg‖.
    private void Ascend()
    {
        using var scope = torch.NewDisposeScope();
        var sizes = values.abs().add_(LeastSize); // [P]
        network.Parameters.Range(sizes, WeightRole.Bias).fill_(1);
        var slope = network.Parameters.Gradient.mul(sizes); // [P]
        network.Parameters.Values.addcmul_(slope, sizes, value: radius / (slope.norm().item<float>() + Epsilon));
    }
}
