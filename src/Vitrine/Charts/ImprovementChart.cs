using ScottPlot;
using SkiaSharp;
using Vitrine.Improvement;
using Vitrine.Inference;

namespace Vitrine.Charts;

/// <summary>What each variation of the recipe bought, with its 95 % interval around the unvaried recipe's zero.</summary>
public static class ImprovementChart
{
    private const float LongestName = 330;

    public static Chart Draw(ImprovementReport report)
    {
        if (report.Outcomes.Count == 0)
            return Figure.Draw(Text(report), EmptyState.Height, (canvas, area) => EmptyState.Draw(canvas, area, ChartsText.ImprovementNone));
        LegendItem[] legend =
        [
            LegendItem.Interval(ChartsText.Kept, ChartTheme.Blue),
            LegendItem.Interval(ChartsText.NotKept, ChartTheme.Grey),
        ];
        var legendHeight = Legend.Height(legend, ChartTheme.BodyWidth);
        return Figure.Draw(Text(report), legendHeight + RowPlot.Height(report.Outcomes.Count), (canvas, area) =>
        {
            Legend.Draw(canvas, legend, area);
            using var plot = Plot(report.Outcomes);
            canvas.DrawPlot(plot, area with { Top = area.Top + legendHeight });
        });
    }

    private static Plot Plot(IReadOnlyList<VariationOutcome> outcomes)
    {
        var plot = RowPlot.Create([.. outcomes.Select(outcome => outcome.Description)], LongestName);
        RowPlot.AddValues(plot, [.. outcomes.Select(outcome => ChartsText.Points.Fill(100 * outcome.Gain))]);
        plot.Add.VerticalLine(0, 1.5f, ChartTheme.Ink.ToPlot());
        for (var row = 0; row < outcomes.Count; row++)
            RowPlot.AddInterval(plot, row, 100 * outcomes[row].Gain, Points(outcomes[row]), outcomes[row].Kept ? ChartTheme.Blue : ChartTheme.Grey);
        var (low, high) = (Math.Min(0, outcomes.Min(outcome => Points(outcome).Low)), Math.Max(0, outcomes.Max(outcome => Points(outcome).High)));
        var room = Math.Max(0.1, high - low) * 0.06;
        plot.Axes.SetLimitsX(low - room, high + room);
        plot.Axes.Bottom.TickGenerator = ChartTheme.Ticks("+0.##;−0.##;0");
        plot.XLabel(ChartsText.GainAxis);
        return plot;
    }

    private static Evaluation.Interval Points(VariationOutcome outcome) => new(100 * outcome.GainInterval.Low, 100 * outcome.GainInterval.High);

    private static FigureText Text(ImprovementReport report)
    {
        var items = report.Outcomes.Select(outcome => ChartsText.ImprovementItem.Fill(
            outcome.Description, 100 * outcome.Gain, outcome.Kept ? ChartsText.Kept : ChartsText.NotKept));
        return new FigureText(
            "improvement",
            ChartsText.ImprovementTitle,
            report.Outcomes.Count == 0 ? string.Empty : ChartsText.ImprovementSubtitle.Fill(report.BaselineTrialAccuracy),
            report.Outcomes.Count == 0 ? ChartsText.ImprovementNone : ChartsText.ImprovementAlternative.Fill(string.Join("; ", items)));
    }
}
