using TorchSharp;

namespace Vitrine.Training.Optimizers;

/// <summary>
/// Makes a matrix nearly orthogonal: keeps its singular vectors and brings its singular values near one (between about 0.7 and 1.2 after five
/// steps), by an odd polynomial that is steep at zero instead of exact at one (Jordan et al. 2024, kellerjordan.github.io/posts/muon).
/// </summary>
internal static class NewtonSchulz
{
    // The polynomial ax + bx³ + cx⁵; a is what decides how fast small singular values grow.
    private const float A = 3.4445f, B = -4.7750f, C = 2.0315f;
    private const double Epsilon = 1e-7;

    /// <param name="matrix">Float [rows, columns]; stays as it is.</param>
    /// <param name="steps">Times the polynomial is applied; each costs about 4 × rows × columns × the smaller of the two operations.</param>
    /// <returns>Float [rows, columns].</returns>
    internal static torch.Tensor Orthogonalize(torch.Tensor matrix, int steps)
    {
        var isTall = matrix.shape[0] > matrix.shape[1];
        var value = isTall ? matrix.t() : matrix;
        value = value.div(value.norm().add_(Epsilon)); // Frobenius, so no singular value is above one
        for (var step = 0; step < steps; step++)
        {
            var square = value.mm(value.t());
            value = torch.addmm(value, torch.addmm(square, square, square, B, C), value, A, 1);
        }
        return isTall ? value.t() : value;
    }
}
