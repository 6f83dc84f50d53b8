using Shouldly;
using Vitrine.Exploration;
using Xunit;

namespace Vitrine.Tests.Exploration;

public sealed class PixelStatisticsTests
{
    [Fact]
    public void Statistics_of_a_few_pixels_are_those_computed_by_hand()
    {
        var statistics = PixelStatistics.Of(TestImages.Of(1, 2, 3, (0, [0, 255]), (2, [0, 51])));
        statistics.Count.ShouldBe(2);
        statistics.ClassCounts.ShouldBe([1, 0, 1]);
        statistics.Mean.ShouldBe(0.3, 1e-12);
        statistics.StandardDeviation.ShouldBe(Math.Sqrt(0.17), 1e-12);
        (statistics.Minimum, statistics.Maximum, statistics.BackgroundShare).ShouldBe((0, 255, 0.5));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_200)]
    public void The_histogram_counts_every_pixel_once_whatever_the_length(int imageCount)
    {
        var images = TestImages.Random(imageCount, 31, 33, 5);
        var histogram = PixelStatistics.Of(images).Histogram;
        var expected = new long[256];
        foreach (var pixel in images.Pixels)
            expected[pixel]++;
        histogram.ShouldBe(expected);
    }

    [Fact]
    public void An_empty_split_has_statistics_of_zero()
    {
        var statistics = PixelStatistics.Of(TestImages.Of(2, 2, 2));
        (statistics.Count, statistics.Mean, statistics.StandardDeviation, statistics.Minimum, statistics.Maximum).ShouldBe((0, 0.0, 0.0, 0, 0));
    }
}
