using Shouldly;
using SkiaSharp;
using Vitrine.Data;
using Vitrine.Inference.Preprocessing;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Inference.Preprocessing;

public sealed class PictureReaderTests
{
    private static readonly ImageSet Images = SampleData.Load().Test;

    private static readonly SKRectI Garment = new(60, 20, 100, 120);

    [Fact]
    public void Images_of_the_data_set_come_back_pixel_for_pixel()
    {
        for (var i = 0; i < Images.Count; i += 10)
            Read(TestPicture.Grey(Images.Image(i), 28, 28).Encoded(SKEncodedImageFormat.Png)).ShouldBe(Images.Image(i).ToArray());
    }

    [Fact]
    public void Images_on_white_are_negated()
    {
        for (var i = 0; i < Images.Count; i += 10)
            Read(TestPicture.Grey(Images.Image(i), 28, 28).Negated().Encoded(SKEncodedImageFormat.Png)).ShouldBe(Images.Image(i).ToArray());
    }

    // Of 255. Five on training images and JPEG, WebP and PNG alike; an object half a pixel off its place gives 12.
    [Theory]
    [InlineData(4, 0, SKEncodedImageFormat.Png, true)]
    [InlineData(10, 3, SKEncodedImageFormat.Png, true)]
    [InlineData(10, 3, SKEncodedImageFormat.Jpeg, true)]
    [InlineData(10, 3, SKEncodedImageFormat.Webp, false)]
    [InlineData(16, 4, SKEncodedImageFormat.Jpeg, false)]
    public void Enlarged_images_with_a_margin_come_back_nearly(int factor, int margin, SKEncodedImageFormat format, bool isLight)
    {
        var differences = Enumerable.Range(0, 20).Select(step => step * 25).Select(i =>
        {
            var picture = TestPicture.Grey(Images.Image(i), 28, 28).WithMargin(margin, SKColors.Black).Enlarged(factor);
            return MeanDifference(i, Read((isLight ? picture.Negated() : picture).Encoded(format)));
        });
        differences.Average().ShouldBeLessThan(9);
    }

    [Fact]
    public void The_object_fills_the_longest_edge_and_stands_in_the_middle()
    {
        // 40 × 100 pixels become 11 × 28: nine columns free at the left, eight at the right
        var pixels = Read(TestPicture.Rectangle(150, 160, SKColors.White, Garment, SKColors.Black).Encoded(SKEncodedImageFormat.Png));
        for (var i = 0; i < pixels.Length; i++)
            pixels[i].ShouldBe((byte)(i % 28 is >= 9 and < 20 ? 255 : 0), $"pixel {i}");
    }

    [Fact]
    public void Colours_become_their_luma_and_a_grey_background_white()
    {
        var red = TestPicture.Rectangle(150, 160, SKColors.White, Garment, new SKColor(255, 0, 0)).Encoded(SKEncodedImageFormat.Png);
        Centre(Read(red)).ShouldBe(255 - 54);
        var onGrey = TestPicture.Rectangle(150, 160, new SKColor(240, 240, 240), Garment, SKColors.Black).Encoded(SKEncodedImageFormat.Png);
        Read(onGrey)[0].ShouldBe((byte)0);
        Centre(Read(onGrey)).ShouldBe(255);
    }

    [Fact]
    public void Transparency_is_background()
    {
        var clear = TestPicture.Rectangle(150, 160, SKColors.Transparent, Garment, new SKColor(90, 90, 90));
        var white = TestPicture.Rectangle(150, 160, SKColors.White, Garment, new SKColor(90, 90, 90));
        Read(clear.Encoded(SKEncodedImageFormat.Png)).ShouldBe(Read(white.Encoded(SKEncodedImageFormat.Png)));

        var whiteOnClear = TestPicture.Rectangle(150, 160, SKColors.Transparent, Garment, SKColors.White).Encoded(SKEncodedImageFormat.Png);
        Centre(Read(whiteOnClear, new PictureOptions { Background = PictureBackground.Dark })).ShouldBe(255);
    }

    [Fact]
    public void The_background_can_be_told()
    {
        var dark = TestPicture.Rectangle(28, 28, SKColors.Black, new SKRectI(8, 8, 20, 20), SKColors.White).Encoded(SKEncodedImageFormat.Png);
        Read(dark)[0].ShouldBe((byte)0);
        Read(dark, new PictureOptions { Background = PictureBackground.Light })[0].ShouldBe((byte)255);
    }

    [Fact]
    public void Without_trimming_the_margin_stays()
    {
        var picture = TestPicture.Rectangle(280, 280, SKColors.White, new SKRectI(100, 100, 180, 180), SKColors.Black).Encoded(SKEncodedImageFormat.Png);
        var untrimmed = Read(picture, new PictureOptions { Trim = false });
        untrimmed[(9 * 28) + 14].ShouldBe((byte)0);
        untrimmed[(14 * 28) + 14].ShouldBe((byte)255);
        Read(picture)[0].ShouldBe((byte)255);
    }

    // EXIF 2.32, tag 0x0112: where the stored picture's first row and column belong in the upright one.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Pictures_are_turned_upright_as_exif_says(int orientation)
    {
        // an L, which no turn or mirroring maps onto itself
        var upright = new TestPicture(150, 120, [.. Enumerable.Range(0, 150 * 120).Select(i => (X: i % 120, Y: i / 120)).Select(
            at => at is { X: >= 20 and < 40, Y: >= 10 and < 140 } or { X: >= 20 and < 100, Y: >= 110 and < 140 } ? SKColors.Black : SKColors.White)]);
        var stored = Stored(upright, orientation);
        var expected = Read(upright.Encoded(SKEncodedImageFormat.Png));
        var difference = Read(stored.JpegWithOrientation((ushort)orientation)).Zip(expected, (a, b) => Math.Abs(a - b)).Average();
        difference.ShouldBeLessThan(3);
        if (orientation > 1)
            Read(stored.Encoded(SKEncodedImageFormat.Jpeg)).Zip(expected, (a, b) => Math.Abs(a - b)).Average().ShouldBeGreaterThan(20);
    }

    [Fact]
    public void A_photograph_of_a_small_object_is_read()
    {
        var photograph = TestPicture.Rectangle(900, 1500, new SKColor(250, 248, 245), new SKRectI(600, 200, 840, 800), new SKColor(40, 60, 120));
        var pixels = Read(photograph.Encoded(SKEncodedImageFormat.Jpeg));
        Centre(pixels).ShouldBeInRange(185, 210);
        pixels[14 * 28].ShouldBe((byte)0);
        pixels[14].ShouldBeGreaterThan((byte)150);
    }

    [Fact]
    public void A_stream_a_file_and_bytes_give_the_same_and_other_sizes_are_served()
    {
        using var folder = new Folder();
        var encoded = TestPicture.Rectangle(150, 160, SKColors.White, Garment, SKColors.Navy).Encoded(SKEncodedImageFormat.Png);
        var expected = PictureReader.Read(encoded, 32, 24);
        expected.Length.ShouldBe(32 * 24);
        PictureReader.Read(new MemoryStream(encoded), 32, 24).ShouldBe(expected);
        PictureReader.Read(folder.Write("garment.png", encoded), 32, 24).ShouldBe(expected);
    }

    [Fact]
    public void The_options_defaults_are_these() => new PictureOptions().ShouldBe(new PictureOptions
    {
        Background = PictureBackground.Auto, Trim = true, TrimTolerance = 0.05, MaximumPixelCount = 100_000_000,
    });

    private static TestPicture Stored(TestPicture upright, int orientation)
    {
        var isTransposed = orientation >= 5;
        var (height, width) = isTransposed ? (upright.Width, upright.Height) : (upright.Height, upright.Width);
        return upright.Rearranged(height, width, (row, column) =>
        {
            var (y, x) = isTransposed ? (column, row) : (row, column);
            return (orientation is 3 or 4 or 7 or 8 ? upright.Height - 1 - y : y, orientation is 2 or 3 or 6 or 7 ? upright.Width - 1 - x : x);
        });
    }

    private static byte[] Read(byte[] encoded, PictureOptions? options = null) => PictureReader.Read(encoded, 28, 28, options);

    private static int Centre(byte[] pixels) => pixels[(14 * 28) + 14];

    private static double MeanDifference(int image, byte[] pixels)
    {
        var expected = Images.Image(image).ToArray();
        return pixels.Zip(expected, (actual, pixel) => Math.Abs(actual - pixel)).Average();
    }
}
