using System.Buffers.Binary;
using SkiaSharp;

namespace Vitrine.Tests.Inference.Preprocessing;

/// <summary>A picture to be changed and encoded.</summary>
internal sealed class TestPicture
{
    private readonly SKColor[] colours;

    internal TestPicture(int height, int width, SKColor[] colours) => (Height, Width, this.colours) = (height, width, colours);

    internal int Height { get; }

    internal int Width { get; }

    internal static TestPicture Grey(ReadOnlySpan<byte> pixels, int height, int width) =>
        new(height, width, [.. pixels.ToArray().Select(pixel => new SKColor(pixel, pixel, pixel))]);

    /// <summary>One colour, with a rectangle of another.</summary>
    internal static TestPicture Rectangle(int height, int width, SKColor background, SKRectI area, SKColor colour) => new(
        height,
        width,
        [.. Enumerable.Range(0, height * width).Select(i => area.Contains(i % width, i / width) ? colour : background)]);

    internal TestPicture Map(Func<SKColor, SKColor> change) => new(Height, Width, Array.ConvertAll(colours, new Converter<SKColor, SKColor>(change)));

    internal TestPicture Negated() => Map(colour => new SKColor((byte)(255 - colour.Red), (byte)(255 - colour.Green), (byte)(255 - colour.Blue), colour.Alpha));

    /// <summary>The picture whose pixel (y, x) is this one's at the place told.</summary>
    internal TestPicture Rearranged(int height, int width, Func<int, int, (int Y, int X)> source) => new(height, width, [
        .. Enumerable.Range(0, height * width).Select(i => source(i / width, i % width)).Select(place => colours[(place.Y * Width) + place.X])]);

    internal TestPicture WithMargin(int margin, SKColor colour)
    {
        var (height, width) = (Height + (2 * margin), Width + (2 * margin));
        return new TestPicture(height, width, [.. Enumerable.Range(0, height * width).Select(i =>
        {
            var (y, x) = ((i / width) - margin, (i % width) - margin);
            return y >= 0 && y < Height && x >= 0 && x < Width ? colours[(y * Width) + x] : colour;
        })]);
    }

    internal TestPicture Enlarged(int factor)
    {
        using var bitmap = ToBitmap();
        using var large = bitmap.Resize(new SKImageInfo(Width * factor, Height * factor), new SKSamplingOptions(SKCubicResampler.Mitchell));
        return new TestPicture(large.Height, large.Width, large.Pixels);
    }

    internal byte[] Encoded(SKEncodedImageFormat format)
    {
        using var bitmap = ToBitmap();
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>JPEG with an EXIF block that holds the orientation alone.</summary>
    internal byte[] JpegWithOrientation(ushort orientation)
    {
        byte[] exif = [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(exif.Length + 2));
        var jpeg = Encoded(SKEncodedImageFormat.Jpeg);
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. exif, .. jpeg[2..]];
    }

    private SKBitmap ToBitmap() => new(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Unpremul)) { Pixels = colours };
}
