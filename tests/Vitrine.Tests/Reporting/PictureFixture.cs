using SkiaSharp;

namespace Vitrine.Tests.Reporting;

/// <summary>Stand-ins for charts and pictures of garments, as PNG.</summary>
internal static class PictureFixture
{
    private static readonly Lazy<byte[]> StandIn = new(() => Chart(760, 420));

    /// <summary>A stand-in of a chart's usual size.</summary>
    internal static byte[] UsualChart => StandIn.Value;

    /// <summary>White with a frame; twice as many pixels as the layout has, as real charts have.</summary>
    internal static byte[] Chart(int width, int height)
    {
        using var bitmap = new SKBitmap(2 * width, 2 * height);
        using var canvas = new SKCanvas(bitmap);
        using var stroke = new SKPaint { Color = SKColors.SteelBlue, IsStroke = true, StrokeWidth = 4 };
        canvas.Clear(SKColors.White);
        canvas.DrawRect(SKRect.Create(40, 40, (2 * width) - 80, (2 * height) - 80), stroke);
        return Png(bitmap);
    }

    /// <summary>28×28, a light shape on black that differs from one number to the next.</summary>
    internal static byte[] Garment(int number)
    {
        using var bitmap = new SKBitmap(28, 28);
        using var canvas = new SKCanvas(bitmap);
        using var fill = new SKPaint { Color = new SKColor(210, 210, 210) };
        canvas.Clear(SKColors.Black);
        canvas.DrawRect(SKRect.Create(8, 3, 12, 22), fill);
        canvas.DrawRect(SKRect.Create(4 - (number % 3), 4, 20 + (2 * (number % 3)), 5 + (number % 9)), fill);
        return Png(bitmap);
    }

    private static byte[] Png(SKBitmap bitmap)
    {
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
