using TorchSharp;
using Vitrine.Models;

namespace Vitrine.Training.Averaging;

/// <summary>Puts other weights into a network, and its own back, bit for bit, when disposed of.</summary>
internal sealed class ShownAverage : IDisposable
{
    private readonly Network network;
    private readonly VectorState kept = new();

    internal ShownAverage(Network network, torch.Tensor parameters, torch.Tensor statistics)
    {
        this.network = network;
        kept.Add("parameters", network.Parameters.Values);
        kept.Add("statistics", network.Statistics);
        Replace(parameters, statistics);
    }

    public void Dispose()
    {
        Replace(kept["parameters"], kept["statistics"]);
        kept.Dispose();
    }

    private void Replace(torch.Tensor parameters, torch.Tensor statistics)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        network.Parameters.Values.copy_(parameters);
        network.Statistics.copy_(statistics);
    }
}
