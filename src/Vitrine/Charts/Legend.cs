using SkiaSharp;

namespace Vitrine.Charts;

/// <summary>A chart's key, above its plots, in as many rows as it needs.</summary>
internal static class Legend
{
    private const float RowHeight = 22;

    private const float SymbolWidth = 16;

    private const float SymbolGap = 6;

    private const float ItemGap = 20;

    private const float GapBelow = 8;

    /// <summary>Of all rows and the gap below them, in CSS pixels.</summary>
    internal static float Height(IReadOnlyList<LegendItem> items, float width) => ((Place(items, width)[^1].Row + 1) * RowHeight) + GapBelow;

    internal static void Draw(SKCanvas canvas, IReadOnlyList<LegendItem> items, SKRect area)
    {
        foreach (var (item, left, row) in Place(items, area.Width))
        {
            var y = area.Top + ((row + 0.5f) * RowHeight);
            item.Symbol(canvas, new SKRect(area.Left + left, y - 6, area.Left + left + SymbolWidth, y + 6));
            canvas.DrawLine(item.Text, area.Left + left + SymbolWidth + SymbolGap, y, ChartTheme.TextSize, ChartTheme.Ink);
        }
    }

    private static List<(LegendItem Item, float Left, int Row)> Place(IReadOnlyList<LegendItem> items, float width)
    {
        var places = new List<(LegendItem, float, int)>();
        var (left, row) = (0f, 0);
        foreach (var item in items)
        {
            var itemWidth = SymbolWidth + SymbolGap + TextLines.Measure(item.Text, ChartTheme.TextSize);
            if (left > 0 && left + itemWidth > width)
                (left, row) = (0, row + 1);
            places.Add((item, left, row));
            left += itemWidth + ItemGap;
        }

        return places;
    }
}
