using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;
using Vitrine.Charts;
using Vitrine.Comparison.Results;
using Vitrine.Inference;
using Legend = Vitrine.Charts.Legend;
using LegendItem = Vitrine.Charts.LegendItem;

namespace Vitrine.Comparison.Reporting;

/// <summary>How long each contestant takes to each accuracy, in the current language.</summary>
public static class PeersChart
{
    private static readonly double[] Ticks = [1, 3, 10, 30, 100, 300, 1000, 3000, 10_000];

    private static readonly (double Threshold, SKColor Colour)[] Marks =
    [
        (0.8324, ChartTheme.Grey), (0.90, ChartTheme.Orange), (0.92, ChartTheme.Blue), (0.94, ChartTheme.Green),
    ];

    /// <exception cref="ArgumentException">Nothing was measured.</exception>
    public static Chart Draw(IReadOnlyList<ContestantResult> results)
    {
        var rows = ContestantSummary.Rank(results);
        if (rows.Count == 0)
            throw new ArgumentException("Nothing was measured.", nameof(results));
        LegendItem[] legend = [.. Marks.Select(mark => LegendItem.Interval(ComparisonText.Threshold.Fill(mark.Threshold), mark.Colour))];
        var legendHeight = Legend.Height(legend, ChartTheme.BodyWidth);
        return Figure.Draw(Text(rows), legendHeight + RowPlot.Height(rows.Count), (canvas, area) =>
        {
            Legend.Draw(canvas, legend, area);
            using var plot = Plot(rows);
            canvas.DrawPlot(plot, new SKRect(area.Left, area.Top + legendHeight, area.Right, area.Bottom));
        });
    }

    private static Plot Plot(IReadOnlyList<ContestantSummary> rows)
    {
        var plot = RowPlot.Create([.. rows.Select(row => row.Contestant.Label())], longestName: 345);
        RowPlot.AddValues(plot, [.. rows.Select(row => row.Accuracy is { } accuracy ? ComparisonText.Percent.Fill(accuracy) : ComparisonText.None)]);
        for (var row = 0; row < rows.Count; row++)
        {
            if (rows[row].Contestant.IsOurs)
                RowPlot.Highlight(plot, row);
            AddMarks(plot, row, rows[row]);
        }
        SetSecondsAxis(plot, rows);
        return plot;
    }

    private static void AddMarks(Plot plot, int row, ContestantSummary summary)
    {
        var reached = Marks.Where(mark => double.IsFinite(summary.SecondsTo[mark.Threshold]))
            .Select(mark => (Place: Math.Log10(summary.SecondsTo[mark.Threshold]), mark.Colour)).ToList();
        if (reached.Count > 1)
        {
            var line = plot.Add.Line(reached[0].Place, -row, reached[^1].Place, -row);
            (line.LineWidth, line.LineColor) = (2, ChartTheme.AxisLine.ToPlot());
        }
        // the highest last, so that it stays visible where several are reached at once
        foreach (var (place, colour) in reached)
            plot.Add.Marker(place, -row, MarkerShape.FilledCircle, 11, colour.ToPlot());
    }

    private static void SetSecondsAxis(Plot plot, IReadOnlyList<ContestantSummary> rows)
    {
        List<double> reached = [.. rows.SelectMany(row => row.SecondsTo.Values).Where(double.IsFinite).DefaultIfEmpty(Ticks[^1])];
        plot.Axes.SetLimitsX(Math.Log10(Math.Min(1, reached.Min()) / 1.4), Math.Log10(reached.Max() * 1.4));
        plot.Axes.Bottom.TickGenerator = new NumericManual([.. Ticks.Select(Math.Log10)], [.. Ticks.Select(tick => ComparisonText.Number.Fill(tick))]);
        plot.XLabel(ComparisonText.SecondsAxis);
    }

    private static FigureText Text(IReadOnlyList<ContestantSummary> rows)
    {
        var machine = rows[0].Result.Machine;
        return new FigureText(
            "peers",
            ComparisonText.ChartTitle,
            ComparisonText.ChartSubtitle.Fill(machine.Processor, machine.Cores, rows.Min(row => row.Result.Runs.Count)),
            ComparisonText.ChartAlternative.Fill(string.Join("; ", rows.Select(Item))));
    }

    private static string Item(ContestantSummary row) => double.IsFinite(row.SecondsTo[0.90])
        ? ComparisonText.ChartItem.Fill(row.Contestant.Label(), row.SecondsTo[0.90])
        : ComparisonText.ChartItemNever.Fill(row.Contestant.Label());
}
