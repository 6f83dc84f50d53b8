using TorchSharp;
using TorchSharp.Modules;
using Vitrine.Torch;

namespace Vitrine.Models;

/// <summary>An architecture's torch modules, in order, on one device. Built-in modules only, so that it may be built inside a dispose scope.</summary>
internal sealed class Network : IDisposable
{
    /// <summary>Counts batches for a momentum that no layer uses; it changes nothing and is not a float.</summary>
    private const string IgnoredBuffer = "num_batches_tracked";

    private readonly Sequential modules;
    private readonly torch.Device device;

    /// <param name="architecture">Resolved by <see cref="Architecture.For"/>.</param>
    /// <param name="input">Shape of one image, [1, H, W].</param>
    /// <param name="device">Where it computes.</param>
    /// <param name="seed">Of the first weights.</param>
    internal Network(Architecture architecture, Shape input, torch.Device device, long seed = 0)
    {
        // Layers' own tensors outlive the scope; what their construction leaves over does not.
        using var scope = torch.NewDisposeScope();
        modules = Seeding.Draw(seed, () => torch.nn.Sequential([.. architecture.Walk(input).Select(step => (step.Name, step.Layer.Build(step.Input)))]));
        modules.to(device);
        this.device = device;
        DrawsInTraining = architecture.Layers.Any(layer => layer is Dropout { Rate: > 0 });
    }

    /// <summary>Whether a forward pass in training draws from torch's generator.</summary>
    internal bool DrawsInTraining { get; }

    /// <summary>Trained parameters by name, in order.</summary>
    internal IReadOnlyList<(string Name, Parameter Value)> Parameters => [.. modules.named_parameters().Select(entry => (entry.name, entry.parameter))];

    public void Dispose() => modules.Dispose();

    internal void Train() => modules.train();

    internal void Evaluate() => modules.eval();

    internal void ClearGradients() => modules.zero_grad();

    /// <param name="images">Normalised, float [N, 1, H, W], on any device.</param>
    /// <returns>Logits, float [N, classes].</returns>
    internal torch.Tensor Forward(torch.Tensor images) => modules.forward(images.to(device));

    /// <summary>A copy of all weights, running statistics included.</summary>
    internal IReadOnlyDictionary<string, Weight> ReadWeights()
    {
        using var scope = torch.NewDisposeScope();
        var weights = new OrderedDictionary<string, Weight>();
        foreach (var (name, tensor) in modules.state_dict())
        {
            if (!name.EndsWith(IgnoredBuffer, StringComparison.Ordinal))
                weights[name] = new Weight(tensor.shape, tensor.detach().cpu().data<float>().ToArray());
        }
        return weights;
    }

    /// <summary>Replaces all weights by these.</summary>
    /// <exception cref="KeyNotFoundException">A weight of this network is not among them.</exception>
    internal void LoadWeights(IReadOnlyDictionary<string, Weight> weights)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        foreach (var (name, tensor) in modules.state_dict())
        {
            if (!name.EndsWith(IgnoredBuffer, StringComparison.Ordinal))
                tensor.copy_(torch.tensor(weights[name].Values, tensor.shape));
        }
    }
}
