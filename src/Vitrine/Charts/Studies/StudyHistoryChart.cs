using ScottPlot;
using Vitrine.Improvement.Studies;
using Vitrine.Inference;

namespace Vitrine.Charts.Studies;

/// <summary>The trials of a study in their order, and how the best of them grew.</summary>
public static class StudyHistoryChart
{
    private const float PlotHeight = 320;

    /// <param name="trials">By number; at least one of them finished. The first objective is a share of 1.</param>
    public static Chart Draw(IReadOnlyList<TrialRecord> trials)
    {
        LegendItem[] legend =
        [
            LegendItem.Swatch(StudyChartsText.Finished, ChartTheme.Blue),
            LegendItem.Swatch(StudyChartsText.Pruned, ChartTheme.Grey),
            LegendItem.Line(StudyChartsText.BestSoFar, ChartTheme.Vermillion),
        ];
        var legendHeight = Legend.Height(legend, ChartTheme.BodyWidth);
        return Figure.Draw(Text(trials), legendHeight + PlotHeight, (canvas, area) =>
        {
            Legend.Draw(canvas, legend, area);
            using var plot = Plot(trials);
            canvas.DrawPlot(plot, area with { Top = area.Top + legendHeight });
        });
    }

    private static Plot Plot(IReadOnlyList<TrialRecord> trials)
    {
        var plot = ChartTheme.CreatePlot();
        var finished = trials.Where(trial => trial.State == TrialState.Finished).Select(trial => (trial.Number, Value: trial.Values[0])).ToList();
        var pruned = trials.Where(trial => trial.State == TrialState.Pruned).Select(trial => (trial.Number, trial.Reports[^1].Value)).ToList();
        var axis = new ObjectiveAxis(finished.Concat(pruned).Select(each => each.Value));
        Coordinates[] Places(IEnumerable<(int Number, double Value)> points) => [.. points.Select(point => new Coordinates(point.Number, axis.Within(point.Value)))];
        plot.Add.Markers(Places(pruned), MarkerShape.FilledCircle, 6, ChartTheme.Grey.ToPlot().WithAlpha(0.7));
        plot.Add.Markers(Places(finished), MarkerShape.FilledCircle, 8, ChartTheme.Blue.ToPlot().WithAlpha(0.8));
        var steps = plot.Add.Scatter(Places(BestSoFar(finished, trials[^1].Number)), ChartTheme.Vermillion.ToPlot());
        (steps.LineWidth, steps.MarkerSize, steps.ConnectStyle) = (2.5f, 0, ConnectStyle.StepHorizontal);
        plot.Axes.Bottom.TickGenerator = ChartTheme.Ticks("0", integersOnly: true);
        plot.Axes.Left.TickGenerator = ChartTheme.PercentTicks();
        var room = Math.Max(1, trials.Count) * 0.03;
        plot.Axes.SetLimits(-room, trials[^1].Number + room, axis.Low, axis.High);
        plot.XLabel(StudyChartsText.Trial);
        plot.YLabel(StudyChartsText.ValidationAccuracy);
        return plot;
    }

    private static IEnumerable<(int Number, double Value)> BestSoFar(List<(int Number, double Value)> finished, int last)
    {
        var best = finished[0];
        yield return best;
        foreach (var trial in finished.Where(trial => trial.Value > best.Value))
            yield return best = trial;
        yield return (last, best.Value);
    }

    private static FigureText Text(IReadOnlyList<TrialRecord> trials)
    {
        var best = trials.Where(trial => trial.State == TrialState.Finished).MaxBy(trial => trial.Values[0])!;
        var pruned = trials.Count(trial => trial.State == TrialState.Pruned);
        return new FigureText(
            "study-history",
            StudyChartsText.HistoryTitle,
            StudyChartsText.HistorySubtitle.Fill(best.Number, best.Values[0]),
            StudyChartsText.HistoryAlternative.Fill(trials.Count, pruned, best.Values[0], best.Number));
    }
}
