using TorchSharp;
using Vitrine.Models;

namespace Vitrine.Training.Optimizers;

/// <summary>
/// Muon (Jordan et al. 2024): the averaged gradient of a matrix, made orthogonal, so that every direction moves equally far. It moves all kernels but
/// the last layer's; convolutions as [filters, channels × kernel²]. Updates are scaled by √max(1, rows / columns), and decay is decoupled, as in
/// the authors' package. As there, the rest (last layer, scales, biases) follows AdamW, with a learning rate of its own.
/// </summary>
internal sealed class Muon : WeightUpdater
{
    private readonly IReadOnlyList<ParameterPart> matrices;
    private readonly long matrixCount; // of values; they lie at the vector's start
    private readonly long restCount;

    internal Muon(Recipe recipe, ParameterVector parameters) : base(recipe, parameters, "mean", "square")
    {
        matrices = [.. parameters.Parts.Where(part => part.Role == WeightRole.Kernel).SkipLast(1)];
        matrixCount = matrices.Sum(part => part.Count);
        restCount = parameters.Values.shape[0] - matrixCount;
    }

    protected override void Update(double learningRate, long step)
    {
        // Muon's momentum and Adam's first moment are the same average.
        var mean = State("mean").mul_(Recipe.Momentum).add_(Parameters.Gradient, alpha: 1 - Recipe.Momentum);
        MoveMatrices(Parameters.Gradient.narrow(0, 0, matrixCount), mean.narrow(0, 0, matrixCount), learningRate);
        MoveRest(mean, learningRate * Recipe.AuxiliaryRateFactor, step);
    }

    private void MoveMatrices(torch.Tensor gradient, torch.Tensor mean, double learningRate)
    {
        Decay(Parameters.Values.narrow(0, 0, matrixCount), learningRate);
        var ahead = gradient.lerp_(mean, Recipe.Momentum); // Nesterov's look along the momentum
        foreach (var part in matrices)
        {
            var update = NewtonSchulz.Orthogonalize(Matrix(ahead, part), Recipe.NewtonSchulzSteps); // [rows, columns]
            var scale = Math.Sqrt(Math.Max(1, update.shape[0] / (double)update.shape[1]));
            Matrix(Parameters.Values, part).add_(update, alpha: -learningRate * scale);
        }
    }

    private void MoveRest(torch.Tensor mean, double learningRate, long step)
    {
        var kernels = Kernels(Parameters.Values);
        Decay(kernels.narrow(0, matrixCount, kernels.shape[0] - matrixCount), learningRate);
        var deviation = Adam.Deviation(Rest(State("square")), Rest(Parameters.Gradient), step);
        ScaleBiases(deviation, 1 / Recipe.BiasRateFactor);
        Rest(Parameters.Values).addcdiv_(Rest(mean), deviation, value: -learningRate / Adam.Correction(Recipe.Momentum, step));
    }

    private torch.Tensor Rest(torch.Tensor vector) => vector.narrow(0, matrixCount, restCount);

    // The order of a convolution's columns is the memory's: orthogonalising a matrix with its columns in another order gives the same in that order.
    private static torch.Tensor Matrix(torch.Tensor vector, ParameterPart part) => vector.narrow(0, part.Offset, part.Count).view(part.Shape[0], -1);
}
