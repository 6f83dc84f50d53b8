using Vitrine.Models;

namespace Vitrine.Training.Averaging;

/// <summary>
/// Exponential moving average of weights and running statistics (Polyak and Juditsky 1992). The decay of step t, from 0, is at most
/// (1 + t) / (10 + t), as in TensorFlow's: a short run then does not drag its first weights along.
/// </summary>
internal sealed class ExponentialAverage(Network network, double decay) : WeightAverage(network)
{
    internal override void Follow(long step)
    {
        var weight = 1 - Math.Min(decay, (1.0 + step) / (10 + step));
        Parameters.lerp_(Network.Parameters.Values, weight);
        Statistics.lerp_(Network.Statistics, weight);
    }
}
