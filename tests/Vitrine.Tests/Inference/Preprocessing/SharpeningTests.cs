using Shouldly;
using Vitrine.Inference.Preprocessing;
using Xunit;

namespace Vitrine.Tests.Inference.Preprocessing;

public sealed class SharpeningTests
{
    // 7 × 7 of grey 100 with 140 in the middle and 60 in the lower left corner; ImageMagick 6.9.11 -sharpen 1x1 -depth 16, of 65,535.
    [Theory]
    [InlineData(0, 6, 25700)]
    [InlineData(2, 2, 25059)]
    [InlineData(2, 3, 24643)]
    [InlineData(3, 3, 42774)]
    [InlineData(5, 0, 27398)]
    [InlineData(5, 1, 26341)]
    [InlineData(6, 0, 11382)]
    [InlineData(6, 1, 27398)]
    public void Values_equal_those_of_the_tool_that_made_the_data_set(int y, int x, int expected)
    {
        var values = Enumerable.Repeat(100f, 49).ToArray();
        (values[24], values[42]) = (140, 60);
        var sharpened = Sharpening.Sharpen(new Plane(7, 7, values));
        sharpened.Row(y)[x].ShouldBe(expected / 257f, 1 / 257f);
    }
}
