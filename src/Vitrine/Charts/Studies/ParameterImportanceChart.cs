using ScottPlot;
using SkiaSharp;
using Vitrine.Improvement.Findings;
using Vitrine.Inference;

namespace Vitrine.Charts.Studies;

/// <summary>How much of what made trials differ each parameter is responsible for.</summary>
public static class ParameterImportanceChart
{
    private const int MostRows = 12;

    /// <param name="findings">The most important first; at least one.</param>
    public static Chart Draw(IReadOnlyList<ParameterFinding> findings)
    {
        var shown = findings.Take(MostRows).ToList();
        var text = new FigureText(
            "study-importance",
            StudyChartsText.ImportanceTitle,
            StudyChartsText.ImportanceSubtitle,
            StudyChartsText.ImportanceAlternative.Fill(string.Join("; ", shown.Select(finding => StudyChartsText.ImportanceItem.Fill(finding.Name, finding.Importance)))));
        return Figure.Draw(text, RowPlot.Height(shown.Count), (canvas, area) => Draw(canvas, area, shown));
    }

    private static void Draw(SKCanvas canvas, SKRect area, List<ParameterFinding> shown)
    {
        using var plot = RowPlot.Create([.. shown.Select(finding => finding.Name)]);
        RowPlot.AddValues(plot, [.. shown.Select(finding => StudyChartsText.ImportanceValue.Fill(finding.Importance, 100 * finding.Gain))]);
        var bars = plot.Add.Bars(shown.Select((finding, row) => new Bar
        {
            Position = -row,
            Value = finding.Importance,
            Size = 0.6,
            FillColor = (finding.Matters ? ChartTheme.Blue : ChartTheme.Grey).ToPlot(),
            LineWidth = 0,
        }).ToList());
        bars.Horizontal = true;
        plot.Axes.SetLimitsX(0, Math.Max(0.05, shown.Max(finding => finding.Importance) * 1.05));
        plot.Axes.Bottom.TickGenerator = ChartTheme.PercentTicks();
        plot.XLabel(StudyChartsText.Importance);
        canvas.DrawPlot(plot, area);
    }
}
