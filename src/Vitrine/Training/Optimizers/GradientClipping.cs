using TorchSharp;

namespace Vitrine.Training.Optimizers;

/// <summary>Keeps the length of a gradient below a limit and its direction as it is (Pascanu et al. 2013), with torch's arithmetic.</summary>
internal static class GradientClipping
{
    private const double Epsilon = 1e-6;

    /// <param name="gradient">Of all parameters, float [P]; changed in place.</param>
    /// <param name="maximum">Longest Euclidean norm.</param>
    internal static void Apply(torch.Tensor gradient, double maximum) =>
        gradient.mul_(gradient.norm().add_(Epsilon).reciprocal_().mul_(maximum).clamp_max_(1));
}
