using ScottPlot;
using Vitrine.Evaluation;
using Vitrine.Inference;

namespace Vitrine.Charts;

/// <summary>Recall of each class with its 95 % interval, best first, and its precision.</summary>
public static class PerClassChart
{
    // So that not even an almost perfect model is magnified into a dramatic picture.
    private const double SmallestSpan = 0.05;

    /// <summary>Named <c>per-class</c> for the validation split, <c>SPLIT-per-class</c> for another.</summary>
    public static Chart Draw(EvaluationReport report)
    {
        ClassMetrics[] sorted = [.. report.Classes.OrderByDescending(metrics => metrics.Recall)];
        LegendItem[] legend =
        [
            LegendItem.Interval(ChartsText.RecallWithInterval, ChartTheme.Blue),
            LegendItem.Diamond(ChartsText.Precision, ChartTheme.Orange),
        ];
        var legendHeight = Legend.Height(legend, ChartTheme.BodyWidth);
        return Figure.Draw(Text(report, sorted), legendHeight + RowPlot.Height(sorted.Length), (canvas, area) =>
        {
            Legend.Draw(canvas, legend, area);
            using var plot = Plot(sorted);
            canvas.DrawPlot(plot, area with { Top = area.Top + legendHeight });
        });
    }

    private static Plot Plot(ClassMetrics[] sorted)
    {
        var plot = RowPlot.Create([.. sorted.Select(metrics => metrics.Name.Current)]);
        RowPlot.AddValues(plot, [.. sorted.Select(metrics => ChartsText.Percent1.Fill(metrics.Recall))]);
        for (var row = 0; row < sorted.Length; row++)
        {
            plot.Add.Marker(sorted[row].Precision, -row, MarkerShape.FilledDiamond, 11, ChartTheme.Orange.ToPlot());
            RowPlot.AddInterval(plot, row, sorted[row].Recall, sorted[row].RecallInterval, ChartTheme.Blue);
        }

        var lowest = sorted.Min(metrics => Math.Min(metrics.RecallInterval.Low, metrics.Precision));
        var left = Math.Max(0, Math.Min(lowest, 1 - SmallestSpan) - 0.015);
        plot.Axes.SetLimitsX(left, 1 + ((1 - left) * 0.02));
        plot.Axes.Bottom.TickGenerator = ChartTheme.PercentTicks();
        return plot;
    }

    private static FigureText Text(EvaluationReport report, ClassMetrics[] sorted)
    {
        var items = sorted.Select(metrics => ChartsText.PerClassItem.Fill(metrics.Name.Current, metrics.Recall));
        return new FigureText(
            SplitWords.FileName("per-class", report),
            ChartsText.PerClassTitle.Fill(SplitWords.Images(report)),
            ChartsText.PerClassSubtitle,
            ChartsText.PerClassAlternative.Fill(string.Join("; ", items)));
    }
}
