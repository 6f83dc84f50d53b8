using SkiaSharp;

namespace Vitrine.Charts;

/// <summary>Small grey images on a canvas, printed dark on white, each pixel a sharp square.</summary>
internal static class Tile
{
    /// <summary>Layout size of an image so that each of its pixels covers whole pixels of the PNG, near the size wished for.</summary>
    internal static SKSize Size(int height, int width, float wished)
    {
        var halfSteps = MathF.Round(2 * wished / Math.Max(height, width));
        var scale = halfSteps >= 1 ? halfSteps / 2 : wished / Math.Max(height, width);
        return new SKSize(width * scale, height * scale);
    }

    /// <param name="pixels">[H, W], 0–255, light object on dark.</param>
    /// <param name="corner">Top left.</param>
    internal static void Draw(SKCanvas canvas, ReadOnlySpan<byte> pixels, int height, int width, SKPoint corner, SKSize size)
    {
        using var image = Inverted(pixels, height, width);
        // A picture that shrinks is averaged instead: single pixels would be picked from it at random.
        var sampling = size.Width * 2 >= width
            ? new SKSamplingOptions(SKFilterMode.Nearest)
            : new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);
        canvas.DrawImage(image, SKRect.Create(corner, size), sampling);
    }

    /// <summary>The image as paper would show it: dark on white.</summary>
    internal static SKImage Inverted(ReadOnlySpan<byte> pixels, int height, int width)
    {
        var inverted = new byte[pixels.Length];
        for (var i = 0; i < inverted.Length; i++)
            inverted[i] = (byte)(255 - pixels[i]);
        return SKImage.FromPixelCopy(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque), inverted);
    }
}
