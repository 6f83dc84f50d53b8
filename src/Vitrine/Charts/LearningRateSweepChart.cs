using System.Globalization;
using ScottPlot;
using SkiaSharp;
using Vitrine.Inference;
using Vitrine.Training;

namespace Vitrine.Charts;

/// <summary>The loss against the learning rate, on a logarithmic axis, with the rates that suggest themselves.</summary>
public static class LearningRateSweepChart
{
    private const float PlotHeight = 320;

    private const float LabelGap = 8;

    /// <param name="curve">At least one point.</param>
    public static Chart Draw(LearningRateCurve curve)
    {
        var text = new FigureText(
            "lr-find",
            ChartsText.LearningRateSweepTitle,
            ChartsText.LearningRateSweepSubtitle.Fill(Rate(curve.Valley), Rate(curve.Steepest)),
            ChartsText.LearningRateSweepAlternative.Fill(curve.Points.Count, Rate(curve.Points[0].LearningRate), Rate(curve.Points[^1].LearningRate), Rate(curve.Valley), Rate(curve.Steepest)));
        return Figure.Draw(text, PlotHeight, (canvas, area) =>
        {
            using var plot = Plot(curve);
            canvas.DrawPlot(plot, area);
        });
    }

    internal static string Rate(double rate) => rate.ToString("0.0e0", CultureInfo.CurrentCulture);

    private static Plot Plot(LearningRateCurve curve)
    {
        var plot = ChartTheme.CreatePlot();
        double[] powers = [.. curve.Points.Select(point => Math.Log10(point.LearningRate))];
        var losses = plot.Add.Scatter(powers, curve.Points.Select(point => point.SmoothedLoss).ToArray(), ChartTheme.Blue.ToPlot());
        (losses.LineWidth, losses.MarkerSize) = (2.5f, 0);
        // where the two are neighbours, their names stay apart
        Mark(plot, curve, curve.Valley, ChartTheme.Green, ChartsText.Valley, Alignment.LowerLeft);
        Mark(plot, curve, curve.Steepest, ChartTheme.Vermillion, ChartsText.Steepest, Alignment.UpperRight);
        SetLimits(plot, curve);
        var ticks = ChartTheme.Ticks("0", integersOnly: true);
        ticks.LabelFormatter = power => Math.Pow(10, power).ToString("0e0", CultureInfo.CurrentCulture);
        plot.Axes.Bottom.TickGenerator = ticks;
        plot.Axes.Left.TickGenerator = ChartTheme.Ticks("0.##");
        plot.XLabel(ChartsText.LearningRate);
        plot.YLabel(ChartsText.SmoothedLoss);
        return plot;
    }

    private static void Mark(Plot plot, LearningRateCurve curve, double rate, SKColor colour, string name, Alignment alignment)
    {
        var point = curve.Points.First(each => each.LearningRate >= rate);
        var marker = plot.Add.Marker(Math.Log10(point.LearningRate), point.SmoothedLoss, MarkerShape.FilledCircle, 11, colour.ToPlot());
        var label = plot.Add.Text($"{name} {Rate(rate)}", marker.X, marker.Y);
        (label.LabelStyle.FontSize, label.LabelStyle.ForeColor, label.LabelStyle.Alignment) = (ChartTheme.TextSize, ChartTheme.MutedInk.ToPlot(), alignment);
        label.OffsetY = alignment == Alignment.LowerLeft ? -LabelGap : LabelGap;
    }

    /// <summary>The break-out at the end goes off the top: otherwise it would flatten all that there is to see.</summary>
    private static void SetLimits(Plot plot, LearningRateCurve curve)
    {
        var (lowest, start) = (curve.Points.Min(point => point.SmoothedLoss), curve.Points[0].SmoothedLoss);
        var room = Math.Max(1e-3, (start - lowest) * 0.3);
        plot.Axes.SetLimitsY(lowest - room, start + room);
    }
}
