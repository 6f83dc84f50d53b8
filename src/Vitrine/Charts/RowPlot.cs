using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;
using Vitrine.Evaluation;

namespace Vitrine.Charts;

/// <summary>A plot with a horizontal row per category, so that names of any length read from left to right.</summary>
internal static class RowPlot
{
    private const float LongestName = 210;

    /// <summary>Below the rows, for the value axis and its label.</summary>
    internal const float AxisHeight = 52;

    /// <summary>Of a row in CSS pixels: roomy for few categories, dense for many.</summary>
    internal static float RowHeight(int rowCount) => rowCount switch { <= 14 => 36, <= 30 => 26, _ => 19 };

    /// <summary>Of the whole plot.</summary>
    internal static float Height(int rowCount) => (rowCount * RowHeight(rowCount)) + AxisHeight;

    /// <summary>The first category is the top row, at 0; the next lies at −1, and so on.</summary>
    internal static Plot Create(IReadOnlyList<string> names, float longestName = LongestName)
    {
        var plot = ChartTheme.CreatePlot();
        var left = plot.Axes.Left;
        left.TickLabelStyle.FontSize = names.Count > 30 ? 10.5f : ChartTheme.TextSize;
        left.TickLabelStyle.ForeColor = ChartTheme.Ink.ToPlot();
        left.TickGenerator = new NumericManual(
            [.. names.Select((_, row) => (double)-row)],
            [.. names.Select(name => TextLines.Shorten(name, longestName, left.TickLabelStyle.FontSize))]);
        left.MajorTickStyle.Length = 0;
        left.FrameLineStyle.Width = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        plot.Axes.SetLimitsY(0.5 - names.Count, 0.5);
        return plot;
    }

    /// <summary>A column of values right of the plot, a row each.</summary>
    internal static void AddValues(Plot plot, IReadOnlyList<string> values)
    {
        var right = plot.Axes.Right;
        right.IsVisible = true;
        right.TickGenerator = new NumericManual([.. values.Select((_, row) => (double)-row)], [.. values]);
        right.TickLabelStyle.FontSize = plot.Axes.Left.TickLabelStyle.FontSize;
        right.TickLabelStyle.ForeColor = ChartTheme.Ink.ToPlot();
        right.TickLabelStyle.OffsetY = plot.Axes.Left.TickLabelStyle.OffsetY;
        (right.MajorTickStyle.Length, right.FrameLineStyle.Width) = (0, 0);
        plot.Axes.SetLimitsY(plot.Axes.Left.Min, plot.Axes.Left.Max, right);
    }

    /// <summary>A band behind a row that the eye should find first.</summary>
    internal static void Highlight(Plot plot, int row)
    {
        var band = plot.Add.VerticalSpan(-row - 0.42, -row + 0.42, ChartTheme.Blue.ToPlot().WithAlpha(0.1));
        band.LineStyle.Width = 0;
    }

    /// <summary>A point with its interval.</summary>
    internal static void AddInterval(Plot plot, int row, double value, Interval interval, SKColor colour)
    {
        var line = plot.Add.Line(interval.Low, -row, interval.High, -row);
        (line.LineWidth, line.LineColor) = (3, colour.ToPlot());
        plot.Add.Marker(value, -row, MarkerShape.FilledCircle, 11, colour.ToPlot());
    }
}
