using TorchSharp;
using TorchSharp.Modules;

namespace Vitrine.Training;

/// <summary>Stochastic gradient descent with Nesterov momentum and L2 penalty, in torch's formulation (Sutskever et al. 2013).</summary>
internal sealed class NesterovSgd(IReadOnlyList<(string Name, Parameter Value)> parameters, double momentum, double weightDecay)
    : WeightUpdater(parameters, ["momentum"])
{
    protected override void Update(string name, Parameter parameter, torch.Tensor gradient, double learningRate, long step)
    {
        if (weightDecay != 0 && Decays(parameter))
            gradient.add_(parameter, alpha: weightDecay);
        var velocity = State("momentum", name).mul_(momentum).add_(gradient);
        parameter.add_(gradient.add_(velocity, alpha: momentum), alpha: -learningRate);
    }
}
