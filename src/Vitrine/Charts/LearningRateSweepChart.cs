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

    internal static string Rate(double rate) => rate.ToString("0.0e+0", CultureInfo.CurrentCulture);

    private static Plot Plot(LearningRateCurve curve)
    {
        var plot = ChartTheme.CreatePlot();
        double[] powers = [.. curve.Points.Select(point => Math.Log10(point.LearningRate))];
        var losses = plot.Add.Scatter(powers, curve.Points.Select(point => point.SmoothedLoss).ToArray(), ChartTheme.Blue.ToPlot());
        (losses.LineWidth, losses.MarkerSize) = (2.5f, 0);
        Mark(plot, curve, curve.Valley, ChartTheme.Green, ChartsText.Valley);
        Mark(plot, curve, curve.Steepest, ChartTheme.Vermillion, ChartsText.Steepest);
        var ticks = ChartTheme.Ticks("0", integersOnly: true);
        ticks.LabelFormatter = power => Math.Pow(10, power).ToString("0e+0", CultureInfo.CurrentCulture);
        plot.Axes.Bottom.TickGenerator = ticks;
        plot.Axes.Left.TickGenerator = ChartTheme.Ticks("0.##");
        plot.XLabel(ChartsText.LearningRate);
        plot.YLabel(ChartsText.SmoothedLoss);
        return plot;
    }

    private static void Mark(Plot plot, LearningRateCurve curve, double rate, SKColor colour, string name)
    {
        var point = curve.Points.First(each => each.LearningRate >= rate);
        var marker = plot.Add.Marker(Math.Log10(point.LearningRate), point.SmoothedLoss, MarkerShape.FilledCircle, 11, colour.ToPlot());
        plot.AddLabel($"{name} {Rate(rate)}", marker.X, marker.Y, ChartTheme.TextSize);
    }
}
