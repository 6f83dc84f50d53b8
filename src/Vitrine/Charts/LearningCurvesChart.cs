using ScottPlot;
using SkiaSharp;
using Vitrine.Inference;
using Vitrine.Training;

namespace Vitrine.Charts;

/// <summary>Loss and accuracy of each epoch, on training and validation images.</summary>
public static class LearningCurvesChart
{
    private const float PlotHeight = 300;

    private const float PanelGap = 24;

    // Above this the points touch each other and only the line says something.
    private const int MostMarkedEpochs = 40;

    /// <exception cref="ArgumentException">There is no epoch.</exception>
    public static Chart Draw(IReadOnlyList<EpochRecord> history)
    {
        if (history.Count == 0)
            throw new ArgumentException("There is no epoch.", nameof(history));
        LegendItem[] legend =
        [
            LegendItem.Line(ChartsText.TrainSeries, ChartTheme.Vermillion),
            LegendItem.Line(ChartsText.ValidationSeries, ChartTheme.Blue),
            LegendItem.Ring(ChartsText.BestMark, ChartTheme.Blue),
        ];
        var legendHeight = Legend.Height(legend, ChartTheme.BodyWidth);
        return Figure.Draw(Text(history), legendHeight + PlotHeight, (canvas, area) =>
        {
            Legend.Draw(canvas, legend, area);
            var width = (area.Width - PanelGap) / 2;
            var top = area.Top + legendHeight;
            DrawPanel(canvas, new SKRect(area.Left, top, area.Left + width, area.Bottom), LossCurves(history));
            DrawPanel(canvas, new SKRect(area.Right - width, top, area.Right, area.Bottom), AccuracyCurves(history));
        });
    }

    private static Curves LossCurves(IReadOnlyList<EpochRecord> history)
    {
        var best = history.MinBy(epoch => epoch.ValidationLoss)!;
        return new Curves(
            ChartsText.Loss,
            [.. history.Select(epoch => (double)epoch.Epoch)],
            [.. history.Select(epoch => epoch.TrainLoss)],
            [.. history.Select(epoch => epoch.ValidationLoss)],
            best.Epoch,
            best.ValidationLoss,
            "0.000",
            "0.0##");
    }

    private static Curves AccuracyCurves(IReadOnlyList<EpochRecord> history)
    {
        var best = history.MaxBy(epoch => epoch.ValidationAccuracy)!;
        return new Curves(
            ChartsText.Accuracy,
            [.. history.Select(epoch => (double)epoch.Epoch)],
            [.. history.Select(epoch => epoch.TrainAccuracy)],
            [.. history.Select(epoch => epoch.ValidationAccuracy)],
            best.Epoch,
            best.ValidationAccuracy,
            "P2",
            "0.#%");
    }

    private static void DrawPanel(SKCanvas canvas, SKRect area, Curves curves)
    {
        area.Top = canvas.DrawLines(curves.Name, area, ChartTheme.TextSize, ChartTheme.Ink, bold: true);
        var note = ChartsText.BestAndLast.Fill(curves.Write(curves.BestValue), curves.BestEpoch, curves.Write(curves.Validation[^1]));
        area.Top = canvas.DrawLines(note, area, ChartTheme.TickSize, ChartTheme.MutedInk) + (ChartTheme.TickSize / 2); // a label may stand beside the upper edge
        using var plot = Plot(curves);
        canvas.DrawPlot(plot, area);
    }

    private static Plot Plot(Curves curves)
    {
        var plot = ChartTheme.CreatePlot();
        AddCurve(plot, curves.Epochs, curves.Train, ChartTheme.Vermillion);
        AddCurve(plot, curves.Epochs, curves.Validation, ChartTheme.Blue);
        var best = plot.Add.Marker(curves.BestEpoch, curves.BestValue, MarkerShape.OpenCircle, 14, ChartTheme.Blue.ToPlot());
        best.MarkerStyle.LineWidth = 2;
        plot.Axes.Left.TickGenerator = ChartTheme.Ticks(curves.TickFormat);
        plot.SetEpochAxis(curves.Epochs);
        plot.Axes.AutoScaleY();
        return plot;
    }

    private static void AddCurve(Plot plot, double[] epochs, double[] values, SKColor colour)
    {
        var curve = plot.Add.Scatter(epochs, values, colour.ToPlot());
        curve.LineWidth = 2.5f;
        curve.MarkerSize = epochs.Length <= MostMarkedEpochs ? 6 : 0;
    }

    private static FigureText Text(IReadOnlyList<EpochRecord> history)
    {
        var (last, best) = (history[^1], history.MaxBy(epoch => epoch.ValidationAccuracy)!);
        var alternative = ChartsText.LearningCurvesAlternative.Fill(
            history.Count, last.ValidationLoss, last.ValidationAccuracy, best.ValidationAccuracy, best.Epoch);
        return new FigureText("learning-curves", ChartsText.LearningCurvesTitle, ChartsText.LearningCurvesSubtitle, alternative);
    }

    private sealed record Curves(
        string Name,
        double[] Epochs,
        double[] Train,
        double[] Validation,
        int BestEpoch,
        double BestValue,
        string ValueFormat,
        string TickFormat)
    {
        internal string Write(double value) => value.ToString(ValueFormat, System.Globalization.CultureInfo.CurrentCulture);
    }
}
