using TorchSharp;
using Vitrine.Models;

namespace Vitrine.Training;

/// <summary>
/// How weights follow their gradient. Its state is named vectors of the parameters' layout, so that a checkpoint holds all of it and a
/// resumed run continues to the same bytes.
/// </summary>
internal abstract class WeightUpdater : IDisposable
{
    private readonly OrderedDictionary<string, torch.Tensor> state = [];

    protected WeightUpdater(ParameterVector parameters, params ReadOnlySpan<string> slots)
    {
        Parameters = parameters;
        foreach (var slot in slots)
            state[slot] = torch.zeros_like(parameters.Values).DetachFromDisposeScope();
    }

    protected ParameterVector Parameters { get; }

    public void Dispose()
    {
        foreach (var tensor in state.Values)
            tensor.Dispose();
        state.Clear();
    }

    internal static WeightUpdater For(Recipe recipe, ParameterVector parameters) => recipe.Optimizer switch
    {
        Optimizer.NesterovSgd => new NesterovSgd(parameters, recipe.Momentum, recipe.WeightDecay),
        Optimizer.Adam => new Adam(parameters, recipe.Momentum, recipe.WeightDecay, decoupled: false),
        Optimizer.AdamW => new Adam(parameters, recipe.Momentum, recipe.WeightDecay, decoupled: true),
        _ => throw new ArgumentOutOfRangeException(nameof(recipe), recipe.Optimizer, "Unknown optimiser."),
    };

    /// <summary>Moves the parameters along their gradient, which may be changed on the way.</summary>
    /// <param name="learningRate">Of this step.</param>
    /// <param name="step">Steps done before in the whole run.</param>
    internal void Step(double learningRate, long step)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        Update(learningRate, step);
    }

    internal IReadOnlyDictionary<string, Weight> ReadState()
    {
        using var scope = torch.NewDisposeScope();
        return new OrderedDictionary<string, Weight>(state.Select(entry =>
            KeyValuePair.Create(entry.Key, new Weight(entry.Value.shape, entry.Value.cpu().data<float>().ToArray()))));
    }

    internal void LoadState(IReadOnlyDictionary<string, Weight> values)
    {
        using var scope = torch.NewDisposeScope();
        foreach (var (name, tensor) in state)
            tensor.copy_(torch.tensor(values[name].Values));
    }

    protected abstract void Update(double learningRate, long step);

    /// <summary>A vector of state, [P].</summary>
    protected torch.Tensor State(string slot) => state[slot];

    /// <summary>The stretch of a vector that belongs to kernels: they alone decay.</summary>
    protected torch.Tensor Kernels(torch.Tensor vector) => Parameters.Range(vector, WeightRole.Kernel);
}
