using TorchSharp;
using Vitrine.Models;

namespace Vitrine.Training.Averaging;

/// <summary>A second set of a network's weights and running statistics that follows those being trained.</summary>
internal abstract class WeightAverage : IDisposable
{
    private readonly VectorState state = new();

    protected WeightAverage(Network network)
    {
        Network = network;
        state.Add("parameters", network.Parameters.Values);
        state.Add("statistics", network.Statistics);
    }

    protected Network Network { get; }

    /// <summary>Averaged parameters, float [P].</summary>
    protected torch.Tensor Parameters => state["parameters"];

    /// <summary>Averaged running statistics, float [S].</summary>
    protected torch.Tensor Statistics => state["statistics"];

    public void Dispose() => state.Dispose();

    internal void Begin()
    {
        Parameters.copy_(Network.Parameters.Values);
        Statistics.copy_(Network.Statistics);
    }

    /// <summary>Lets the network compute with the average until the result is disposed of.</summary>
    internal ShownAverage Show() => new(Network, Parameters, Statistics);

    internal IReadOnlyDictionary<string, Weight> ReadState() => state.Read();

    internal void LoadState(IReadOnlyDictionary<string, Weight> values) => state.Load(values);

    /// <summary>Follows the network after an optimiser's step; no gradients are recorded.</summary>
    /// <param name="step">Steps done before in the whole run.</param>
    internal abstract void Follow(long step);
}
