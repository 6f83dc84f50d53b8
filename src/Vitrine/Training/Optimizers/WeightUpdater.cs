using TorchSharp;
using Vitrine.Models;

namespace Vitrine.Training.Optimizers;

/// <summary>
/// How weights follow their gradient. Its state is named vectors of the parameters' layout, so that a checkpoint holds all of it and a
/// resumed run continues to the same bytes.
/// </summary>
internal abstract class WeightUpdater : IDisposable
{
    private readonly VectorState state = new();
    private readonly long biasCount;

    protected WeightUpdater(Recipe recipe, ParameterVector parameters, params ReadOnlySpan<string> slots)
    {
        (Recipe, Parameters) = (recipe, parameters);
        biasCount = parameters.Parts.Where(part => part.Role == WeightRole.Bias).Sum(part => part.Count);
        using var zeros = torch.zeros_like(parameters.Values);
        foreach (var slot in slots)
            state.Add(slot, zeros);
    }

    protected Recipe Recipe { get; }

    protected ParameterVector Parameters { get; }

    public void Dispose() => state.Dispose();

    internal static WeightUpdater For(Recipe recipe, ParameterVector parameters) => recipe.Optimizer switch
    {
        Optimizer.NesterovSgd => new NesterovSgd(recipe, parameters, decoupled: false),
        Optimizer.NesterovSgdW => new NesterovSgd(recipe, parameters, decoupled: true),
        Optimizer.Adam => new Adam(recipe, parameters, decoupled: false),
        Optimizer.AdamW => new Adam(recipe, parameters, decoupled: true),
        Optimizer.Muon => new Muon(recipe, parameters),
        _ => throw new ArgumentOutOfRangeException(nameof(recipe), recipe.Optimizer, "Unknown optimiser."),
    };

    /// <summary>Moves the parameters along their gradient, which may be changed on the way.</summary>
    /// <param name="learningRate">Of this step.</param>
    /// <param name="step">Steps done before in the whole run.</param>
    internal void Step(double learningRate, long step)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        if (Recipe.GradientClip > 0)
            GradientClipping.Apply(Parameters.Gradient, Recipe.GradientClip);
        Update(learningRate, step);
    }

    internal IReadOnlyDictionary<string, Weight> ReadState() => state.Read();

    internal void LoadState(IReadOnlyDictionary<string, Weight> values) => state.Load(values);

    protected abstract void Update(double learningRate, long step);

    /// <summary>A vector of state, [P].</summary>
    protected torch.Tensor State(string slot) => state[slot];

    /// <summary>Shrinks the kernels: weight decay that passes the gradient by (Loshchilov and Hutter 2019), scaled by the learning rate as in torch.</summary>
    protected void DecayKernels(double learningRate) => Decay(Kernels(Parameters.Values), learningRate);

    /// <summary>Shrinks some of the kernels.</summary>
    protected void Decay(torch.Tensor kernels, double learningRate)
    {
        if (Recipe.WeightDecay != 0)
            kernels.mul_(1 - (learningRate * Recipe.WeightDecay));
    }

    /// <summary>Adds the kernels to their gradient: weight decay as an L2 penalty of the loss.</summary>
    protected void PenalizeKernels()
    {
        if (Recipe.WeightDecay != 0)
            Kernels(Parameters.Gradient).add_(Kernels(Parameters.Values), alpha: Recipe.WeightDecay);
    }

    /// <summary>Multiplies the biases' part of a vector, by which they get their own learning rate.</summary>
    /// <param name="vector">Of the parameters' layout, or the end of one: biases lie last.</param>
    /// <param name="factor">1 leaves it as it is.</param>
    protected void ScaleBiases(torch.Tensor vector, double factor)
    {
        if (factor != 1)
            vector.narrow(0, vector.shape[0] - biasCount, biasCount).mul_(factor);
    }

    /// <summary>The stretch of a vector that belongs to kernels: they alone decay.</summary>
    protected torch.Tensor Kernels(torch.Tensor vector) => Parameters.Range(vector, WeightRole.Kernel);
}
