using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Vitrine.Charts;

/// <summary>The one look of all charts: colours, sizes, and a plot dressed in them.</summary>
internal static class ChartTheme
{
    /// <summary>Of every chart's layout, in CSS pixels.</summary>
    internal const int Width = 760;

    /// <summary>Between a chart's content and its edge.</summary>
    internal const float Margin = 18;

    internal const float BodyWidth = Width - (2 * Margin);

    internal const float TitleSize = 18;

    internal const float TextSize = 13;

    internal const float TickSize = 12;

    // ScottPlot centres a line's full height, in which the letters sit high; a share of the font size.
    private const float Sinking = 0.17f;

    internal static readonly SKColor Ink = new(0x1F, 0x29, 0x33);

    internal static readonly SKColor MutedInk = new(0x5B, 0x67, 0x74);

    internal static readonly SKColor GridLine = new(0xE6, 0xE9, 0xED);

    internal static readonly SKColor AxisLine = new(0xB4, 0xBC, 0xC6);

    // Okabe and Ito 2008: distinguishable with every common colour blindness.
    internal static readonly SKColor Blue = new(0x00, 0x72, 0xB2);

    internal static readonly SKColor Orange = new(0xE6, 0x9F, 0x00);

    internal static readonly SKColor Vermillion = new(0xD5, 0x5E, 0x00);

    internal static readonly SKColor Green = new(0x00, 0x9E, 0x73);

    internal static readonly SKColor Grey = new(0x9A, 0xA5, 0xB1);

    internal static readonly SKColor EmptyCell = new(0xF5, 0xF6, 0xF8);

    /// <summary>The colour a share of the way from one to the other, 0–1.</summary>
    internal static SKColor Mix(SKColor from, SKColor to, double share) => new(
        (byte)Math.Round(from.Red + ((to.Red - from.Red) * share)),
        (byte)Math.Round(from.Green + ((to.Green - from.Green) * share)),
        (byte)Math.Round(from.Blue + ((to.Blue - from.Blue) * share)));

    /// <summary>Dark or white, whichever reads better on the colour (its luma by ITU-R BT.601).</summary>
    internal static SKColor InkOn(SKColor colour) =>
        (0.299 * colour.Red) + (0.587 * colour.Green) + (0.114 * colour.Blue) < 140 ? SKColors.White : Ink;

    internal static Color ToPlot(this SKColor colour) => Color.FromSKColor(colour);

    /// <summary>A plot without frame or title, ready for data.</summary>
    internal static Plot CreatePlot()
    {
        var plot = new Plot();
        plot.Font.Set(ChartFont.Family);
        // It would wipe the title and the other panels, which share the canvas.
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.Grid.MajorLineColor = GridLine.ToPlot();
        plot.Axes.Right.IsVisible = plot.Axes.Top.IsVisible = plot.Axes.Title.IsVisible = false;
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
            Dress(axis);
        return plot;
    }

    /// <summary>Ticks at round numbers, written as the current language writes numbers.</summary>
    internal static NumericAutomatic Ticks(string format, bool integersOnly = false) => new()
    {
        LabelFormatter = value => value.ToString(format, CultureInfo.CurrentCulture),
        IntegerTicksOnly = integersOnly,
    };

    /// <summary>Ticks of a share of 1, written in per cent with no more digits than their distance needs.</summary>
    internal static NumericAutomatic PercentTicks() => Ticks("0.##%");

    /// <summary>Whole epochs along the bottom, with room on both sides.</summary>
    internal static void SetEpochAxis(this Plot plot, double[] epochs)
    {
        var room = Math.Max(1, epochs[^1] - epochs[0]) * 0.06;
        plot.Axes.Bottom.TickGenerator = Ticks("0", integersOnly: true);
        plot.Axes.SetLimitsX(epochs[0] - room, epochs[^1] + room);
        plot.XLabel(ChartsText.Epoch);
    }

    /// <summary>A number or a word just right of a point.</summary>
    internal static void AddLabel(this Plot plot, string text, double x, double y, float size)
    {
        var label = plot.Add.Text(text, x, y);
        label.LabelStyle.FontSize = size;
        label.LabelStyle.ForeColor = MutedInk.ToPlot();
        label.LabelStyle.Alignment = Alignment.MiddleLeft;
        label.OffsetX = 5;
        label.OffsetY = size * Sinking;
    }

    private static void Dress(IAxis axis)
    {
        axis.TickLabelStyle.FontSize = TickSize;
        axis.TickLabelStyle.OffsetY = axis is IYAxis ? TickSize * Sinking : 0;
        axis.TickLabelStyle.ForeColor = MutedInk.ToPlot();
        axis.Label.FontSize = TextSize;
        axis.Label.Bold = false;
        axis.Label.ForeColor = MutedInk.ToPlot();
        axis.FrameLineStyle.Color = axis.MajorTickStyle.Color = AxisLine.ToPlot();
        axis.MinorTickStyle.Length = 0;
        axis.MajorTickStyle.Length = 4;
    }
}
