using TorchSharp;
using Vitrine.Models;

namespace Vitrine.Training.Optimizers;

/// <summary>Adam (Kingma and Ba 2015); decoupled, its weight decay is AdamW's (Loshchilov and Hutter 2019).</summary>
internal sealed class Adam(Recipe recipe, ParameterVector parameters, bool decoupled) : WeightUpdater(recipe, parameters, "mean", "square")
{
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;

    /// <summary>Follows the mean square of a gradient and gives its root, by which Adam divides; a new tensor.</summary>
    /// <param name="square">Mean square so far; changed in place.</param>
    /// <param name="gradient">Of the same shape.</param>
    /// <param name="step">Steps done before.</param>
    internal static torch.Tensor Deviation(torch.Tensor square, torch.Tensor gradient, long step) =>
        square.mul_(Beta2).addcmul_(gradient, gradient, value: 1 - Beta2).sqrt().div_(Math.Sqrt(Correction(Beta2, step))).add_(Epsilon);

    /// <summary>How much of an average that started at zero is made of values seen.</summary>
    internal static double Correction(double beta, long step) => 1 - Math.Pow(beta, step + 1);

    protected override void Update(double learningRate, long step)
    {
        if (decoupled)
            DecayKernels(learningRate);
        else
            PenalizeKernels();
        var beta1 = Recipe.Momentum;
        var mean = State("mean").mul_(beta1).add_(Parameters.Gradient, alpha: 1 - beta1);
        var deviation = Deviation(State("square"), Parameters.Gradient, step);
        ScaleBiases(deviation, 1 / Recipe.BiasRateFactor);
        Parameters.Values.addcdiv_(mean, deviation, value: -learningRate / Correction(beta1, step));
    }
}
