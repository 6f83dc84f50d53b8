using Shouldly;
using Vitrine.Randomness;
using Xunit;

namespace Vitrine.Tests.Randomness;

public sealed class BetaDistributionTests
{
    private const int Count = 50_000;

    // The statistic of Kolmogorov and Smirnov exceeds 1.95 / √n once in a thousand seeds.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(0.5, 0.5)]
    [InlineData(3, 1)]
    public void Draws_follow_the_distribution_function(double a, double b)
    {
        Func<double, double> function = (a, b) switch
        {
            (1, 1) => x => x,
            (2, 2) => x => x * x * (3 - (2 * x)),
            (0.5, 0.5) => x => 2 / Math.PI * Math.Asin(Math.Sqrt(x)),
            _ => x => x * x * x,
        };
        var sorted = Draws(a, b).Order().Select(function).ToArray();
        sorted.Select((share, rank) => Math.Max(share - (rank / (double)Count), ((rank + 1) / (double)Count) - share)).Max().ShouldBeLessThan(1.95 / Math.Sqrt(Count));
    }

    [Theory]
    [InlineData(0.2, 0.2)]
    [InlineData(0.4, 1.5)]
    [InlineData(8, 3)]
    public void Mean_and_variance_are_those_of_the_distribution(double a, double b)
    {
        var draws = Draws(a, b).ToArray();
        var (mean, variance) = (a / (a + b), a * b / ((a + b) * (a + b) * (a + b + 1)));
        draws.Average().ShouldBe(mean, 5 * Math.Sqrt(variance / Count));
        draws.Average(draw => (draw - mean) * (draw - mean)).ShouldBe(variance, 0.03 * variance);
    }

    // At such shapes the gamma-distributed numbers themselves are mostly too small for a double.
    [Fact]
    public void A_tiny_shape_gives_zero_or_one_but_never_no_number()
    {
        var draws = Draws(1e-3, 1e-3).ToArray();
        draws.ShouldAllBe(draw => draw >= 0 && draw <= 1);
        draws.Average(draw => draw > 0.5 ? 1 : 0).ShouldBe(0.5, 5 * 0.5 / Math.Sqrt(Count));
        draws.Count(draw => draw is > 0.01 and < 0.99).ShouldBeLessThan(Count / 50);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, -1)]
    public void A_shape_that_is_not_positive_is_refused(double a, double b) =>
        Should.Throw<ArgumentOutOfRangeException>(() => BetaDistribution.Draw(a, b, new SplitMix64(1)));

    private static IEnumerable<double> Draws(double a, double b)
    {
        var generator = new SplitMix64(17);
        return Enumerable.Range(0, Count).Select(_ => BetaDistribution.Draw(a, b, generator));
    }
}
