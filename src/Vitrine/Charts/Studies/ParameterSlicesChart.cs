using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;
using Vitrine.Improvement.Findings;
using Vitrine.Improvement.Spaces;
using Vitrine.Inference;

namespace Vitrine.Charts.Studies;

/// <summary>Each important parameter by itself: the trials along its range, and what is expected there with all else as it was.</summary>
public static class ParameterSlicesChart
{
    private const int ColumnCount = 2, MostPanels = 6, MostPoints = 1_000, MostTicks = 4;

    private const float PanelHeight = 210, NameHeight = 24, Gap = 14;

    /// <param name="space">That the trials were chosen from.</param>
    /// <param name="outcomes">The objective is a share of 1.</param>
    /// <param name="findings">The most important first; at least one with a curve.</param>
    public static Chart Draw(SearchSpace space, IReadOnlyList<TrialOutcome> outcomes, IReadOnlyList<ParameterFinding> findings)
    {
        var shown = findings.Where(finding => finding.Curve.Count > 0).Take(MostPanels).ToList();
        var text = new FigureText(
            "study-slices",
            StudyChartsText.SlicesTitle,
            StudyChartsText.SlicesSubtitle,
            StudyChartsText.SlicesAlternative.Fill(string.Join("; ", shown.Select(finding => StudyChartsText.SlicesItem.Fill(finding.Name, space.Named(finding.Name).Describe(finding.Best), 100 * finding.Gain)))));
        var rowCount = (shown.Count + ColumnCount - 1) / ColumnCount;
        return Figure.Draw(text, rowCount * PanelHeight, (canvas, area) =>
        {
            var axis = new ObjectiveAxis(outcomes.Select(outcome => outcome.Value));
            var width = (area.Width - ((ColumnCount - 1) * Gap)) / ColumnCount;
            foreach (var (index, finding) in shown.Index())
            {
                var (left, top) = (area.Left + (index % ColumnCount * (width + Gap)), area.Top + (index / ColumnCount * PanelHeight));
                DrawPanel(canvas, new SKRect(left, top, left + width, top + PanelHeight), space.Named(finding.Name), finding, outcomes, axis);
            }
        });
    }

    private static void DrawPanel(SKCanvas canvas, SKRect panel, Parameter parameter, ParameterFinding finding, IReadOnlyList<TrialOutcome> outcomes, ObjectiveAxis axis)
    {
        canvas.DrawLine(TextLines.Shorten(finding.Name, panel.Width, ChartTheme.TextSize, bold: true), panel.Left, panel.Top + (NameHeight / 2), ChartTheme.TextSize, ChartTheme.Ink, bold: true);
        using var plot = ChartTheme.CreatePlot();
        var step = Math.Max(1, (outcomes.Count + MostPoints - 1) / MostPoints);
        plot.Add.Markers(
            outcomes.Where((outcome, index) => index % step == 0 && outcome.Trial.Choice[parameter.Name] is not null)
                .Select(outcome => new Coordinates(parameter.ToAxis(outcome.Trial.Choice[parameter.Name]!.Value), axis.Within(outcome.Value))).ToArray(),
            MarkerShape.FilledCircle, 5, ChartTheme.Blue.ToPlot().WithAlpha(0.45));
        var curve = plot.Add.Scatter(finding.Curve.Select(each => new Coordinates(parameter.ToAxis(each.Coordinate), axis.Within(each.Value))).ToArray(), ChartTheme.Vermillion.ToPlot());
        // between names there is nothing that a line could mean
        (curve.LineWidth, curve.MarkerSize, curve.MarkerShape) = parameter.IsUnordered ? (0, 9, MarkerShape.FilledDiamond) : (2.5f, 0, MarkerShape.None);
        var (low, high) = parameter.Axis;
        plot.Axes.SetLimits(low - ((high - low) * 0.04), high + ((high - low) * 0.04), axis.Low, axis.High);
        plot.Axes.Bottom.TickGenerator = Ticks(parameter, (panel.Width - 60) / Math.Min(parameter.Cardinality, MostTicks));
        plot.Axes.Left.TickGenerator = ChartTheme.PercentTicks();
        canvas.DrawPlot(plot, panel with { Top = panel.Top + NameHeight });
    }

    private static NumericManual Ticks(Parameter parameter, double width)
    {
        var coordinates = parameter.Places(MostTicks);
        return new NumericManual(
            [.. coordinates.Select(parameter.ToAxis)],
            [.. coordinates.Select(coordinate => TextLines.Shorten(parameter.Describe(coordinate), (float)width, ChartTheme.TickSize))]);
    }
}
