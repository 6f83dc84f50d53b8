using SkiaSharp;

namespace Vitrine.Inference.Preprocessing;

/// <summary>Turns pixels upright as the EXIF orientation asks for (EXIF 2.32, tag 0x0112).</summary>
internal static class PictureOrientation
{
    internal static GreyPicture Apply(GreyPicture picture, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default)
            return picture;
        var (height, width) = IsTransposed(origin) ? (picture.Width, picture.Height) : (picture.Height, picture.Width);
        var upright = new byte[picture.Pixels.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                upright[(y * width) + x] = picture.Pixels[Source(origin, y, x, picture)];
        }

        return new GreyPicture(height, width, upright);
    }

    private static bool IsTransposed(SKEncodedOrigin origin) => origin
        is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;

    private static int Source(SKEncodedOrigin origin, int y, int x, GreyPicture picture)
    {
        var (lastRow, lastColumn) = (picture.Height - 1, picture.Width - 1);
        var (row, column) = origin switch
        {
            SKEncodedOrigin.TopRight => (y, lastColumn - x),
            SKEncodedOrigin.BottomRight => (lastRow - y, lastColumn - x),
            SKEncodedOrigin.BottomLeft => (lastRow - y, x),
            SKEncodedOrigin.LeftTop => (x, y),
            SKEncodedOrigin.RightTop => (lastRow - x, y),
            SKEncodedOrigin.RightBottom => (lastRow - x, lastColumn - y),
            SKEncodedOrigin.LeftBottom => (x, lastColumn - y),
            _ => (y, x),
        };
        return (row * picture.Width) + column;
    }
}
