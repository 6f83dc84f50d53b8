using Vitrine.Models;

namespace Vitrine.Training.Averaging;

/// <summary>
/// Lookahead (Zhang et al. 2019, arXiv:1907.08610): slow weights that go a share of the way to the trained ones every few steps, which then go on from
/// there. Running statistics do the same, as in airbench.
/// </summary>
internal sealed class Lookahead(Network network, int interval, double rate) : WeightAverage(network)
{
    internal override void Follow(long step)
    {
        if ((step + 1) % interval != 0)
            return;
        Network.Parameters.Values.copy_(Parameters.lerp_(Network.Parameters.Values, rate));
        Network.Statistics.copy_(Statistics.lerp_(Network.Statistics, rate));
    }
}
