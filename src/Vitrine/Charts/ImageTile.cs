using SkiaSharp;

namespace Vitrine.Charts;

/// <summary>One image of a data set as a small picture file.</summary>
public static class ImageTile
{
    /// <summary>A PNG, dark object on white, each pixel a sharp square.</summary>
    /// <param name="pixels">[H, W], 0–255, light object on a dark (0) background.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="scale">Side of the square that a pixel becomes; at least 1.</param>
    /// <exception cref="ArgumentException">There are not height × width pixels.</exception>
    public static byte[] Png(ReadOnlySpan<byte> pixels, int height, int width, int scale)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        if (pixels.Length != height * width)
            throw new ArgumentException($"{pixels.Length} pixels are not an image of {height}x{width}.", nameof(pixels));
        using var surface = SKSurface.Create(new SKImageInfo(width * scale, height * scale, SKColorType.Gray8, SKAlphaType.Opaque));
        Tile.Draw(surface.Canvas, pixels, height, width, SKPoint.Empty, new SKSize(width * scale, height * scale));
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
