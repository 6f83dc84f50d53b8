using Vitrine.Models;

namespace Vitrine.Training.Optimizers;

/// <summary>Adam (Kingma and Ba 2015); decoupled, its weight decay is AdamW's (Loshchilov and Hutter 2019).</summary>
internal sealed class Adam(Recipe recipe, ParameterVector parameters, bool decoupled) : WeightUpdater(recipe, parameters, "mean", "square")
{
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;

    protected override void Update(double learningRate, long step)
    {
        if (decoupled)
            DecayKernels(learningRate);
        else
            PenalizeKernels();
        var (gradient, beta1) = (Parameters.Gradient, Recipe.Momentum);
        var mean = State("mean").mul_(beta1).add_(gradient, alpha: 1 - beta1);
        var square = State("square").mul_(Beta2).addcmul_(gradient, gradient, value: 1 - Beta2);
        double meanCorrection = 1 - Math.Pow(beta1, step + 1), squareCorrection = 1 - Math.Pow(Beta2, step + 1);
        var deviation = square.sqrt().div_(Math.Sqrt(squareCorrection)).add_(Epsilon);
        ScaleBiases(deviation, 1 / Recipe.BiasRateFactor);
        Parameters.Values.addcdiv_(mean, deviation, value: -learningRate / meanCorrection);
    }
}
