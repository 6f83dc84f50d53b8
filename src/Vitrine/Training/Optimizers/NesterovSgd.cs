using Vitrine.Models;

namespace Vitrine.Training.Optimizers;

/// <summary>
/// Stochastic gradient descent with Nesterov momentum in torch's formulation (Sutskever et al. 2013). Decoupled, its weight decay is
/// SGDW's (Loshchilov and Hutter 2019, arXiv:1711.05101): a step shrinks kernels by learning rate × decay and momentum never sees it,
/// so the same pull takes a decay 1 / (1 - momentum) times as large as an L2 penalty.
/// </summary>
internal sealed class NesterovSgd(Recipe recipe, ParameterVector parameters, bool decoupled) : WeightUpdater(recipe, parameters, "momentum")
{
    protected override void Update(double learningRate, long step)
    {
        if (decoupled)
            DecayKernels(learningRate);
        else
            PenalizeKernels();
        var velocity = State("momentum").mul_(Recipe.Momentum).add_(Parameters.Gradient);
        var update = Parameters.Gradient.add_(velocity, alpha: Recipe.Momentum);
        ScaleBiases(update, Recipe.BiasRateFactor);
        Parameters.Values.add_(update, alpha: -learningRate);
    }
}
