using Shouldly;
using Vitrine.Evaluation;
using Xunit;

namespace Vitrine.Tests.Evaluation;

public sealed class PairedComparisonTests
{
    // Reference values: the binomial sums in exact fractions (Python's fractions and math.comb).
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(0, 5, 0.0625)]
    [InlineData(3, 9, 0.14599609375)]
    [InlineData(9, 3, 0.14599609375)]
    [InlineData(10, 10, 1)]
    [InlineData(40, 62, 0.037066767438560536)]
    [InlineData(900, 1100, 8.457089535503927e-06)]
    [InlineData(1500, 1500, 1)]
    public void P_value_equals_the_exact_fraction(int onlyFirst, int onlySecond, double expected) =>
        McNemar.PValue(onlyFirst, onlySecond).ShouldBe(expected, expected * 1e-9);

    // Reference values: Bonett and Price's formula with 40 decimal digits.
    [Theory]
    [InlineData(0, 0, 10, -0.23098397072, 0.23098397072)]
    [InlineData(3, 9, 100, -0.01216161186, 0.12980867069)]
    [InlineData(40, 62, 5000, 0.00040414059, 0.00839234081)]
    public void Interval_of_the_gain_equals_the_reference(int lost, int won, int total, double low, double high)
    {
        var interval = Interval.OfPairedGain(lost, won, total);
        interval.Low.ShouldBe(low, 1e-10);
        interval.High.ShouldBe(high, 1e-10);
    }

    [Fact]
    public void Only_images_that_one_of_the_two_got_right_count()
    {
        //                                        both right, only baseline, only candidate, both wrong, only candidate
        var comparison = PairedComparison.Of(baseline: [0, 1, 0, 2, 0], candidate: [0, 0, 1, 0, 2], labels: [0, 1, 1, 1, 2]);
        comparison.ShouldBe(new PairedComparison(Count: 5, OnlyBaselineCount: 1, OnlyCandidateCount: 2));
        comparison.Gain.ShouldBe(0.2, 1e-12);
        comparison.GainInterval.ShouldBe(Interval.OfPairedGain(1, 2, 5));
        comparison.PValue.ShouldBe(McNemar.PValue(1, 2));
    }

    [Fact]
    public void Nothing_compared_says_nothing()
    {
        var comparison = PairedComparison.Of([], [], []);
        (comparison.Gain, comparison.PValue).ShouldBe((0, 1));
        comparison.GainInterval.ShouldBe(new Interval(-1, 1));
    }

    [Fact]
    public void Predictions_of_different_images_are_refused() =>
        Should.Throw<ArgumentException>(() => PairedComparison.Of([0], [0, 1], [0, 1]));
}
