using ScottPlot;
using ScottPlot.TickGenerators;

namespace Vitrine.Charts;

/// <summary>A plot with a horizontal row per category, so that names of any length read from left to right.</summary>
internal static class RowPlot
{
    private const int LongestName = 210;

    /// <summary>Below the rows, for the value axis and its label.</summary>
    internal const float AxisHeight = 52;

    /// <summary>Of a row in CSS pixels: roomy for few categories, dense for many.</summary>
    internal static float RowHeight(int rowCount) => rowCount switch { <= 14 => 36, <= 30 => 26, _ => 19 };

    /// <summary>Of the whole plot.</summary>
    internal static float Height(int rowCount) => (rowCount * RowHeight(rowCount)) + AxisHeight;

    /// <summary>The first category is the top row, at 0; the next lies at −1, and so on.</summary>
    internal static Plot Create(IReadOnlyList<string> names)
    {
        var plot = ChartTheme.CreatePlot();
        var left = plot.Axes.Left;
        left.TickLabelStyle.FontSize = names.Count > 30 ? 10.5f : ChartTheme.TextSize;
        left.TickLabelStyle.ForeColor = ChartTheme.Ink.ToPlot();
        left.TickGenerator = new NumericManual(
            [.. names.Select((_, row) => (double)-row)],
            [.. names.Select(name => TextLines.Shorten(name, LongestName, left.TickLabelStyle.FontSize))]);
        left.MajorTickStyle.Length = 0;
        left.FrameLineStyle.Width = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        plot.Axes.SetLimitsY(0.5 - names.Count, 0.5);
        return plot;
    }
}
