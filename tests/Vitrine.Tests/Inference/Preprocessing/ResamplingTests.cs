using Shouldly;
using Vitrine.Inference.Preprocessing;
using Xunit;

namespace Vitrine.Tests.Inference.Preprocessing;

public sealed class ResamplingTests
{
    [Fact]
    public void Shrinking_weighs_each_pixel_by_the_area_it_covers()
    {
        // 3 → 2: each new pixel covers one and a half old ones
        var shrunk = Resampling.Fit(new Plane(3, 3, [0, 30, 60, 0, 30, 60, 0, 30, 60]), 2, 2);
        (shrunk.Height, shrunk.Width).ShouldBe((2, 2));
        shrunk.Values.ShouldBe([10, 50, 10, 50], 1e-4);
    }

    [Fact]
    public void Shrinking_by_a_whole_factor_averages_blocks()
    {
        var shrunk = Resampling.Fit(new Plane(2, 4, [0, 10, 100, 200, 20, 30, 100, 0]), 1, 2);
        shrunk.Values.ShouldBe([15, 100], 1e-4);
    }

    [Fact]
    public void Growing_draws_straight_lines_between_the_centres_of_pixels()
    {
        var grown = Resampling.Fit(new Plane(1, 2, [0, 100]), 2, 4);
        (grown.Height, grown.Width).ShouldBe((2, 4));
        grown.Values.ShouldBe([0, 25, 75, 100, 0, 25, 75, 100], 1e-4);
    }

    [Theory]
    [InlineData(73, 51, 28, 20)]
    [InlineData(51, 73, 20, 28)]
    [InlineData(1000, 3, 28, 1)]
    [InlineData(28, 28, 28, 28)]
    public void Proportions_are_kept(int height, int width, int expectedHeight, int expectedWidth)
    {
        var plane = Resampling.Fit(new Plane(height, width, [.. Enumerable.Repeat(7f, height * width)]), 28, 28);
        (plane.Height, plane.Width).ShouldBe((expectedHeight, expectedWidth));
        plane.Values.ShouldAllBe(value => MathF.Abs(value - 7) < 1e-4f);
    }

    [Fact]
    public void A_small_picture_is_read_as_it_is()
    {
        byte[] pixels = [0, 1, 2, 253, 254, 255];
        Resampling.Read(new GreyPicture(2, 3, pixels), 10, 10).ToBytes().ShouldBe(pixels);
    }
}
