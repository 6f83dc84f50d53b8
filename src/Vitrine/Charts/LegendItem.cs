using ScottPlot;
using SkiaSharp;

namespace Vitrine.Charts;

/// <summary>A line of a chart's key: a symbol, drawn into the rectangle it is given, and what it stands for.</summary>
internal sealed record LegendItem(string Text, Action<SKCanvas, SKRect> Symbol)
{
    internal static LegendItem Swatch(string text, SKColor colour) => new(text, (canvas, area) =>
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        canvas.DrawRoundRect(new SKRect(area.Left + 1, area.Top, area.Left + 13, area.Bottom), 2, 2, paint);
    });

    internal static LegendItem Line(string text, SKColor colour) => new(text, (canvas, area) =>
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true, StrokeWidth = 3, StrokeCap = SKStrokeCap.Round };
        canvas.DrawLine(area.Left + 1, area.MidY, area.Right - 1, area.MidY, paint);
    });

    internal static LegendItem Ring(string text, SKColor colour) => new(text, (canvas, area) =>
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true, StrokeWidth = 2, IsStroke = true };
        canvas.DrawCircle(area.MidX, area.MidY, 5, paint);
    });

    internal static LegendItem Interval(string text, SKColor colour) => new(text, (canvas, area) =>
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true, StrokeWidth = 3 };
        canvas.DrawLine(area.Left, area.MidY, area.Right, area.MidY, paint);
        canvas.DrawCircle(area.MidX, area.MidY, 5, paint);
    });

    internal static LegendItem Diamond(string text, SKColor colour) => new(text, (canvas, area) =>
    {
        using var paint = Paint.NewDisposablePaint();
        new MarkerStyle(MarkerShape.FilledDiamond, 11, colour.ToPlot()).Render(canvas, new Pixel(area.MidX, area.MidY), paint);
    });
}
