using TorchSharp;
using TorchSharp.Modules;
using Vitrine.Models;

namespace Vitrine.Training;

/// <summary>
/// How weights follow their gradients. Its state is plain named tensors, so that a checkpoint holds all of it and a resumed run
/// continues to the same bytes.
/// </summary>
internal abstract class WeightUpdater : IDisposable
{
    private readonly OrderedDictionary<string, torch.Tensor> state = [];

    protected WeightUpdater(IReadOnlyList<(string Name, Parameter Value)> parameters, IReadOnlyList<string> slots)
    {
        Parameters = parameters;
        using var scope = torch.NewDisposeScope();
        foreach (var slot in slots)
        {
            foreach (var (name, value) in parameters)
                state[$"{slot}.{name}"] = torch.zeros_like(value).detach().DetachFromDisposeScope();
        }
    }

    protected IReadOnlyList<(string Name, Parameter Value)> Parameters { get; }

    public void Dispose()
    {
        foreach (var tensor in state.Values)
            tensor.Dispose();
        state.Clear();
    }

    internal static WeightUpdater For(Recipe recipe, IReadOnlyList<(string Name, Parameter Value)> parameters) => recipe.Optimizer switch
    {
        Optimizer.NesterovSgd => new NesterovSgd(parameters, recipe.Momentum, recipe.WeightDecay),
        Optimizer.Adam => new Adam(parameters, recipe.Momentum, recipe.WeightDecay, decoupled: false),
        Optimizer.AdamW => new Adam(parameters, recipe.Momentum, recipe.WeightDecay, decoupled: true),
        _ => throw new ArgumentOutOfRangeException(nameof(recipe), recipe.Optimizer, "Unknown optimiser."),
    };

    /// <summary>Moves every parameter along its gradient.</summary>
    /// <param name="learningRate">Of this step.</param>
    /// <param name="step">Steps done before in the whole run.</param>
    internal void Step(double learningRate, long step)
    {
        using var noGradients = torch.no_grad();
        foreach (var (name, parameter) in Parameters)
        {
            if (parameter.grad is { } gradient)
                Update(name, parameter, gradient, learningRate, step);
        }
    }

    internal IReadOnlyDictionary<string, Weight> ReadState() =>
        new OrderedDictionary<string, Weight>(state.Select(entry =>
            KeyValuePair.Create(entry.Key, new Weight(entry.Value.shape, ReadValues(entry.Value)))));

    internal void LoadState(IReadOnlyDictionary<string, Weight> values)
    {
        using var scope = torch.NewDisposeScope();
        foreach (var (name, tensor) in state)
            tensor.copy_(torch.tensor(values[name].Values, tensor.shape));
    }

    protected abstract void Update(string name, Parameter parameter, torch.Tensor gradient, double learningRate, long step);

    protected torch.Tensor State(string slot, string name) => state[$"{slot}.{name}"];

    /// <summary>Matrices and kernels decay; biases and scales, which cannot overfit, do not.</summary>
    protected static bool Decays(torch.Tensor parameter) => parameter.dim() > 1;

    private static float[] ReadValues(torch.Tensor tensor)
    {
        using var processorCopy = tensor.cpu();
        return processorCopy.data<float>().ToArray();
    }
}
