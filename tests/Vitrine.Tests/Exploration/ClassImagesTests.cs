using Shouldly;
using Vitrine.Exploration;
using Xunit;

namespace Vitrine.Tests.Exploration;

public sealed class ClassImagesTests
{
    [Fact]
    public void Mean_and_deviation_are_those_of_each_pixel_over_the_class()
    {
        var images = ClassImages.Of(TestImages.Of(1, 2, 3, (0, [10, 0]), (2, [7, 200]), (0, [20, 0]), (0, [30, 255])));
        (images.Height, images.Width).ShouldBe((1, 2));
        images.Mean[0].ShouldBe([20, 85]);
        images.StandardDeviation[0][0].ShouldBe(8.164966f, 1e-5f);
        images.StandardDeviation[0][1].ShouldBe(120.20815f, 1e-4f);
        images.Mean[2].ShouldBe([7, 200]);
        images.StandardDeviation[2].ShouldBe([0, 0]);
    }

    [Fact]
    public void A_class_without_images_is_zero()
    {
        var images = ClassImages.Of(TestImages.Of(1, 1, 2, (0, [9])));
        images.Mean[1].ShouldBe([0]);
        images.StandardDeviation[1].ShouldBe([0]);
    }
}
