using Shouldly;
using Vitrine.Data;
using Vitrine.Exploration;
using Xunit;

namespace Vitrine.Tests.Exploration;

public sealed class PrincipalComponentsTests
{
    [Fact]
    public void Images_along_a_diagonal_vary_along_that_diagonal_only()
    {
        var images = TestImages.Of(1, 2, 1, [.. Enumerable.Range(0, 11).Select(i => (0, new[] { (byte)(20 * i), (byte)(200 - (20 * i)) }))]);
        var fit = PrincipalComponents.Fit(images, 2, 100, seed: 1);
        Math.Abs(fit.Components[0][0]).ShouldBe(MathF.Sqrt(0.5f), 1e-5f);
        fit.Components[0][1].ShouldBe(-fit.Components[0][0], 1e-5f);
        fit.ExplainedVariance[0].ShouldBe(1, 1e-5);
        fit.ExplainedVariance[1].ShouldBe(0, 1e-5);
    }

    [Fact]
    public void Components_are_the_eigenvectors_of_the_covariance_matrix()
    {
        var images = TestImages.Random(400, 5, 6, 4);
        var fit = PrincipalComponents.Fit(images, 3, 400, seed: 1);
        var (vectors, values) = JacobiEigen.Decompose(Covariance(images));
        for (var component = 0; component < 3; component++)
        {
            fit.ExplainedVariance[component].ShouldBe(values[component] / values.Sum(), 1e-5);
            var cosine = Enumerable.Range(0, 30).Sum(pixel => fit.Components[component][pixel] * vectors[pixel, component]);
            Math.Abs(cosine).ShouldBe(1, 1e-3);
        }
    }

    [Fact]
    public void Components_are_orthonormal_and_ordered_by_variance()
    {
        var fit = PrincipalComponents.Fit(TestImages.Random(300, 12, 12, 10), 5, 200, seed: 1);
        fit.ExplainedVariance.ShouldBe(fit.ExplainedVariance.OrderDescending());
        for (var i = 0; i < 5; i++)
        {
            for (var j = 0; j < 5; j++)
                fit.Components[i].Zip(fit.Components[j], (a, b) => a * b).Sum().ShouldBe(i == j ? 1 : 0, 1e-4f);
        }
    }

    [Fact]
    public void The_weight_of_largest_size_is_positive()
    {
        foreach (var component in PrincipalComponents.Fit(TestImages.Random(200, 6, 6, 3), 4, 200, seed: 5).Components)
            component.MaxBy(MathF.Abs).ShouldBePositive();
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_starting_point_the_same_directions()
    {
        var images = TestImages.Random(500, 8, 8, 5);
        var (first, second, other) = (PrincipalComponents.Fit(images, 2, 500, 1), PrincipalComponents.Fit(images, 2, 500, 1), PrincipalComponents.Fit(images, 2, 500, 2));
        second.Components[1].ShouldBe(first.Components[1]);
        first.Components[1].Zip(other.Components[1], (a, b) => a * b).Sum().ShouldBe(1, 1e-3f);
    }

    [Fact]
    public void Projections_have_the_explained_variance()
    {
        var images = TestImages.Random(300, 6, 6, 3);
        var fit = PrincipalComponents.Fit(images, 2, 300, seed: 1);
        var places = Enumerable.Range(0, images.Count).Select(i => fit.Project(images.Image(i))).ToList();
        places.Average(place => place[0]).ShouldBe(0, 1e-4);
        var ratio = places.Average(place => place[1] * place[1]) / places.Average(place => place[0] * place[0]);
        ratio.ShouldBe(fit.ExplainedVariance[1] / fit.ExplainedVariance[0], 1e-4);
    }

    [Fact]
    public void Equal_images_explain_nothing_and_give_no_number_that_is_none()
    {
        var fit = PrincipalComponents.Fit(TestImages.Of(2, 2, 1, [.. Enumerable.Repeat((0, new byte[] { 9, 8, 7, 6 }), 5)]), 2, 5, seed: 1);
        fit.ExplainedVariance.ShouldBe([0, 0]);
        fit.Project([9, 8, 7, 6]).ShouldAllBe(place => Math.Abs(place) < 1e-6);
    }

    [Fact]
    public void Impossible_requests_are_refused()
    {
        var images = TestImages.Random(5, 2, 2, 1);
        Should.Throw<ArgumentOutOfRangeException>(() => PrincipalComponents.Fit(images, 5, 5, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => PrincipalComponents.Fit(images, 0, 5, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => PrincipalComponents.Fit(images, 1, 0, 1));
        Should.Throw<ArgumentException>(() => PrincipalComponents.Fit(images.Select([]), 1, 5, 1));
        Should.Throw<ArgumentException>(() => PrincipalComponents.Fit(images, 1, 5, 1).Project([1, 2, 3]));
    }

    private static double[,] Covariance(ImageSet images)
    {
        var size = images.PixelCount;
        double Value(int image, int pixel) => images.Image(image)[pixel] / 255.0;
        double[] mean = [.. Enumerable.Range(0, size).Select(pixel => Enumerable.Range(0, images.Count).Average(i => Value(i, pixel)))];
        var covariance = new double[size, size];
        for (var a = 0; a < size; a++)
        {
            for (var b = 0; b < size; b++)
                covariance[a, b] = Enumerable.Range(0, images.Count).Average(i => (Value(i, a) - mean[a]) * (Value(i, b) - mean[b]));
        }

        return covariance;
    }
}
