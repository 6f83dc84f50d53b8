using TorchSharp;
using TorchSharp.Modules;

namespace Vitrine.Training;

/// <summary>Adam (Kingma and Ba 2015); decoupled, its weight decay is AdamW's (Loshchilov and Hutter 2019).</summary>
internal sealed class Adam(IReadOnlyList<(string Name, Parameter Value)> parameters, double beta1, double weightDecay, bool decoupled)
    : WeightUpdater(parameters, ["mean", "square"])
{
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;

    protected override void Update(string name, Parameter parameter, torch.Tensor gradient, double learningRate, long step)
    {
        if (weightDecay != 0 && Decays(parameter))
        {
            if (decoupled)
                parameter.mul_(1 - (learningRate * weightDecay));
            else
                gradient.add_(parameter, alpha: weightDecay);
        }
        var mean = State("mean", name).mul_(beta1).add_(gradient, alpha: 1 - beta1);
        var square = State("square", name).mul_(Beta2).addcmul_(gradient, gradient, value: 1 - Beta2);
        double meanCorrection = 1 - Math.Pow(beta1, step + 1), squareCorrection = 1 - Math.Pow(Beta2, step + 1);
        var deviation = square.sqrt().div_(Math.Sqrt(squareCorrection)).add_(Epsilon);
        parameter.addcdiv_(mean, deviation, value: -learningRate / meanCorrection);
    }
}
