using SkiaSharp;

namespace Vitrine.Charts;

/// <summary>What stands where a chart has nothing to show: a sentence that says why.</summary>
internal static class EmptyState
{
    internal const float Height = 96;

    private const float Padding = 20;

    internal static void Draw(SKCanvas canvas, SKRect area, string sentence)
    {
        using var fill = new SKPaint { Color = ChartTheme.EmptyCell, IsAntialias = true };
        canvas.DrawRoundRect(area, 8, 8, fill);
        var lines = TextLines.Wrap(sentence, area.Width - (2 * Padding), ChartTheme.TextSize);
        var y = area.MidY - ((lines.Count - 1) * TextLines.Height(ChartTheme.TextSize) / 2);
        foreach (var line in lines)
        {
            canvas.DrawLine(line, area.MidX, y, ChartTheme.TextSize, ChartTheme.MutedInk, SKTextAlign.Center);
            y += TextLines.Height(ChartTheme.TextSize);
        }
    }
}
