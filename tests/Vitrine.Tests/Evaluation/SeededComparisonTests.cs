using Shouldly;
using Vitrine.Evaluation;
using Xunit;

namespace Vitrine.Tests.Evaluation;

public sealed class SeededComparisonTests
{
    private static readonly int[] Differences = [.. Enumerable.Repeat(1, 30), .. Enumerable.Repeat(-1, 10), .. Enumerable.Repeat(0, 960)];

    [Fact]
    public void One_seed_has_the_interval_of_a_paired_comparison()
    {
        var comparison = SeededComparison.Of([Differences], areSameImages: true);
        comparison.Gain.ShouldBe(0.02);
        comparison.GainInterval.ShouldBe(new PairedComparison(1_000, 10, 30).GainInterval);
    }

    [Fact]
    public void Seeds_that_agree_on_every_image_know_no_more_than_one() =>
        SeededComparison.Of([Differences, Differences, Differences], areSameImages: true).GainInterval.ShouldBe(SeededComparison.Of([Differences], areSameImages: true).GainInterval);

    [Fact]
    public void Seeds_with_images_of_their_own_know_more()
    {
        var (alone, together) = (SeededComparison.Of([Differences], areSameImages: false).GainInterval, SeededComparison.Of([Differences, Differences, Differences, Differences], areSameImages: false).GainInterval);
        ((together.High - together.Low) / (alone.High - alone.Low)).ShouldBe(0.5, 0.02); // √¼, but for the one image won and lost that are added
    }

    [Fact]
    public void Seeds_that_disagree_widen_it()
    {
        int[] none = new int[1_000], many = [.. Enumerable.Repeat(1, 200), .. Enumerable.Repeat(0, 800)];
        var interval = SeededComparison.Of([none, many], areSameImages: true).GainInterval;
        interval.Low.ShouldBeLessThan(0, "two seeds, of which one gains nothing and the other twenty points, prove nothing");
        interval.High.ShouldBeGreaterThan(0.2);
    }
}
