using Vitrine.Models;

namespace Vitrine.Training;

/// <summary>Stochastic gradient descent with Nesterov momentum and L2 penalty, in torch's formulation (Sutskever et al. 2013).</summary>
internal sealed class NesterovSgd(ParameterVector parameters, double momentum, double weightDecay) : WeightUpdater(parameters, "momentum")
{
    protected override void Update(double learningRate, long step)
    {
        var gradient = Parameters.Gradient;
        if (weightDecay != 0)
            Kernels(gradient).add_(Kernels(Parameters.Values), alpha: weightDecay);
        var velocity = State("momentum").mul_(momentum).add_(gradient);
        Parameters.Values.add_(gradient.add_(velocity, alpha: momentum), alpha: -learningRate);
    }
}
