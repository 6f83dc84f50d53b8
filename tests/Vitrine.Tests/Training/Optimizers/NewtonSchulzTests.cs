using Shouldly;
using TorchSharp;
using Vitrine.Randomness;
using Vitrine.Training.Optimizers;
using Xunit;

namespace Vitrine.Tests.Training.Optimizers;

/// <summary>The oracle is the exact singular value decomposition, in double precision.</summary>
public sealed class NewtonSchulzTests
{
    [Theory]
    [InlineData(8, 8, 5)]
    [InlineData(16, 144, 5)]
    [InlineData(60, 20, 5)]
    [InlineData(16, 144, 3)]
    [InlineData(1, 9, 5)]
    public void It_keeps_singular_vectors_and_applies_the_polynomial_to_singular_values(int rows, int columns, int steps)
    {
        using var scope = torch.NewDisposeScope();
        var matrix = Values(rows, columns);
        var (left, singular, right) = torch.linalg.svd(matrix.to_type(torch.ScalarType.Float64), fullMatrices: false);
        var mapped = singular / singular.norm();
        for (var step = 0; step < steps; step++)
            mapped = (3.4445 * mapped) - (4.7750 * mapped.pow(3)) + (2.0315 * mapped.pow(5));
        var expected = left.mul(mapped).mm(right);
        (NewtonSchulz.Orthogonalize(matrix, steps) - expected).abs().max().item<double>().ShouldBeLessThan(1e-4);
    }

    [Theory]
    [InlineData(16, 144)]
    [InlineData(48, 216)]
    [InlineData(128, 48)]
    public void Five_steps_come_near_the_orthogonal_factor_of_the_polar_decomposition(int rows, int columns)
    {
        using var scope = torch.NewDisposeScope();
        var matrix = Values(rows, columns);
        var (left, _, right) = torch.linalg.svd(matrix, fullMatrices: false);
        var polar = left.mm(right);
        var ours = NewtonSchulz.Orthogonalize(matrix, 5);
        // Singular values between 0.7 and 1.2 are at most 0.3 from the exact ones in every direction.
        torch.linalg.svdvals(ours - polar).max().item<float>().ShouldBeLessThan(0.33f);
        ((ours * polar).sum() / (ours.norm() * polar.norm())).item<float>().ShouldBeGreaterThan(0.98f);
    }

    [Fact]
    public void The_length_of_a_matrix_makes_no_difference_and_zero_stays_zero()
    {
        using var scope = torch.NewDisposeScope();
        var matrix = Values(6, 10);
        (NewtonSchulz.Orthogonalize(matrix * 1000, 5) - NewtonSchulz.Orthogonalize(matrix, 5)).abs().max().item<float>().ShouldBeLessThan(1e-4f);
        NewtonSchulz.Orthogonalize(torch.zeros(6, 10), 5).abs().max().item<float>().ShouldBe(0);
    }

    private static torch.Tensor Values(int rows, int columns)
    {
        var generator = new SplitMix64((ulong)(rows + columns));
        return torch.tensor([.. Enumerable.Range(0, rows * columns).Select(_ => (2 * generator.NextSingle()) - 1)], [rows, columns]);
    }
}
