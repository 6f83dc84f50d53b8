using Shouldly;
using Vitrine.Evaluation;
using Xunit;

namespace Vitrine.Tests.Evaluation;

public sealed class IntervalTests
{
    // Reference values: the roots of (p − k/n)² = z² p (1 − p) / n, solved with 28 decimal digits.
    [Theory]
    [InlineData(8, 10, 0.4901625, 0.9433178)]
    [InlineData(0, 10, 0, 0.2775328)]
    [InlineData(9650, 10000, 0.9612157, 0.9684272)]
    public void Wilson_interval_equals_the_reference(long successes, long total, double low, double high)
    {
        var interval = Interval.OfProportion(successes, total);
        interval.Low.ShouldBe(low, 1e-7);
        interval.High.ShouldBe(high, 1e-7);
    }

    [Fact]
    public void An_empty_sample_says_nothing() => Interval.OfProportion(0, 0).ShouldBe(new Interval(0, 1));
}
