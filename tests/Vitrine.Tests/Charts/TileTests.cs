using Shouldly;
using SkiaSharp;
using Vitrine.Charts;
using Xunit;

namespace Vitrine.Tests.Charts;

public sealed class TileTests
{
    [Fact]
    public void A_picture_file_is_inverted_and_each_pixel_becomes_a_sharp_square()
    {
        using var picture = SKBitmap.Decode(ImageTile.Png([0, 100, 255, 3, 0, 1], height: 2, width: 3, scale: 4));
        (picture.Width, picture.Height).ShouldBe((12, 8));
        for (var y = 0; y < 8; y++)
        {
            for (var x = 0; x < 12; x++)
                picture.GetPixel(x, y).Red.ShouldBe(new byte[] { 255, 155, 0, 252, 255, 254 }[(y / 4 * 3) + (x / 4)]);
        }
    }

    [Theory]
    [InlineData(28, 28)]
    [InlineData(20, 16)]
    [InlineData(64, 64)]
    public void Tiles_in_a_figure_hold_the_images_own_greys_only(int height, int width)
    {
        byte[] pixels = [.. Enumerable.Range(0, height * width).Select(i => (byte)(i % 2 == 0 ? 0 : 200))];
        var chart = Figure.Draw(new FigureText("test", " ", string.Empty, "test"), 100, (canvas, area) =>
            Tile.Draw(canvas, pixels, height, width, new SKPoint(area.Left, MathF.Ceiling(area.Top)), Tile.Size(height, width, 42)));
        using var picture = SKBitmap.Decode(chart.Png);
        picture.Pixels.Select(pixel => pixel.Red).Distinct().Order().ShouldBe([(byte)55, (byte)255]);
    }

    [Theory]
    [InlineData(28, 42, 42)]
    [InlineData(20, 42, 40)]
    [InlineData(1, 42, 42)]
    [InlineData(300, 42, 42)]
    public void Tiles_are_near_the_size_wished_for(int side, float wished, float expected) => Tile.Size(side, side, wished).Width.ShouldBe(expected, 0.01f);

    [Fact]
    public void A_wrong_number_of_pixels_or_a_scale_below_one_is_refused()
    {
        Should.Throw<ArgumentException>(() => ImageTile.Png([1, 2, 3], 2, 2, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => ImageTile.Png([1, 2, 3, 4], 2, 2, 0));
    }
}
