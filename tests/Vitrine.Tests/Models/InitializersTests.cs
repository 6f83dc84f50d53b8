using Shouldly;
using Vitrine.Models;
using Vitrine.Randomness;
using Xunit;

namespace Vitrine.Tests.Models;

public sealed class InitializersTests
{
    [Fact]
    public void Kaiming_kernels_are_normal_with_variance_two_by_fan_out()
    {
        var layer = new Conv2d { Filters = 64, Groups = 2, Initialization = ConvolutionInitialization.Kaiming };
        var specification = layer.Weights(Shape.Maps(128, 8, 8))[0];
        double[] values = [.. specification.Initial(specification.Shape, new SplitMix64(1))];
        values.Length.ShouldBe(64 * 64 * 9);
        var variance = 2.0 / (9 * 32);
        values.Average().ShouldBe(0, 4 * Math.Sqrt(variance / values.Length));
        values.Average(value => value * value).ShouldBe(variance, variance * 0.04, "4 standard errors, √(2 / n), are 3 %");
        values.Average(value => Math.Pow(value, 4)).ShouldBe(3 * variance * variance, variance * variance * 0.3, "a normal distribution's kurtosis is 3");
    }

    [Fact]
    public void Uniform_kernels_fill_their_interval()
    {
        var specification = new Conv2d { Filters = 64 }.Weights(Shape.Maps(64, 8, 8))[0];
        var values = specification.Initial(specification.Shape, new SplitMix64(1));
        var bound = 1 / Math.Sqrt(9 * 64);
        values.ShouldAllBe(value => Math.Abs(value) <= bound);
        values.Average(value => (double)value * value).ShouldBe(bound * bound / 3, bound * bound * 0.01);
    }

    [Fact]
    public void The_same_seed_draws_the_same_kernels_and_another_seed_others()
    {
        var specification = new Conv2d { Filters = 8, Initialization = ConvolutionInitialization.Kaiming }.Weights(Shape.Maps(4, 8, 8))[0];
        var first = specification.Initial(specification.Shape, new SplitMix64(1));
        specification.Initial(specification.Shape, new SplitMix64(1)).ShouldBe(first);
        specification.Initial(specification.Shape, new SplitMix64(2)).ShouldNotBe(first);
    }
}
