using Shouldly;
using Vitrine.Exploration;
using Xunit;

namespace Vitrine.Tests.Exploration;

public sealed class JacobiEigenTests
{
    [Fact]
    public void A_matrix_of_two_by_two_has_the_eigenvalues_computed_by_hand()
    {
        var (vectors, values) = JacobiEigen.Decompose(new double[,] { { 2, 1 }, { 1, 2 } });
        values[0].ShouldBe(3, 1e-12);
        values[1].ShouldBe(1, 1e-12);
        Math.Abs(vectors[0, 0]).ShouldBe(Math.Sqrt(0.5), 1e-12);
        (vectors[0, 0] * vectors[1, 0]).ShouldBe(0.5, 1e-12);
    }

    [Fact]
    public void Vectors_and_values_give_the_matrix_back()
    {
        var random = new Random(3);
        var matrix = new double[7, 7];
        for (var i = 0; i < 7; i++)
        {
            for (var j = 0; j <= i; j++)
                matrix[i, j] = matrix[j, i] = random.NextDouble() - 0.5;
        }

        var (vectors, values) = JacobiEigen.Decompose(matrix);
        values.ShouldBe(values.OrderDescending());
        for (var i = 0; i < 7; i++)
        {
            for (var j = 0; j < 7; j++)
                Enumerable.Range(0, 7).Sum(k => vectors[i, k] * values[k] * vectors[j, k]).ShouldBe(matrix[i, j], 1e-12);
        }
    }

    [Fact]
    public void A_matrix_of_zeros_has_eigenvalues_of_zero() => JacobiEigen.Decompose(new double[3, 3]).Values.ShouldBe([0, 0, 0]);
}
