using ScottPlot;
using Vitrine.Evaluation;
using Vitrine.Inference;

namespace Vitrine.Charts;

/// <summary>How often predictions of a confidence were right; on the diagonal confidence can be taken at its word (Guo et al. 2017).</summary>
public static class ReliabilityChart
{
    private const float PlotHeight = 340;

    // A bar of fewer predictions says more about luck than about the model.
    private const int FewestPredictions = 10;

    /// <summary>Named <c>reliability</c> for the validation split, <c>SPLIT-reliability</c> for another.</summary>
    public static Chart Draw(EvaluationReport report)
    {
        var text = new FigureText(
            SplitWords.FileName("reliability", report),
            ChartsText.ReliabilityTitle.Fill(SplitWords.Images(report)),
            ChartsText.ReliabilitySubtitle.Fill(report.ExpectedCalibrationError, FewestPredictions),
            ChartsText.ReliabilityAlternative.Fill(report.ExpectedCalibrationError));
        return Figure.Draw(text, PlotHeight, (canvas, area) =>
        {
            using var plot = Plot(report);
            canvas.DrawPlot(plot, area);
        });
    }

    private static Plot Plot(EvaluationReport report)
    {
        var plot = ChartTheme.CreatePlot();
        foreach (var bin in report.Reliability.Where(bin => bin.Count >= FewestPredictions))
        {
            var bar = plot.Add.Bar(position: (bin.Low + bin.High) / 2, value: bin.Accuracy);
            bar.Bars[0].Size = (bin.High - bin.Low) * 0.9;
            bar.Bars[0].FillColor = ChartTheme.Blue.ToPlot();
            bar.Bars[0].LineWidth = 0;
        }
        var diagonal = plot.Add.Line(0, 0, 1, 1);
        (diagonal.LineWidth, diagonal.LinePattern, diagonal.LineColor) = (2, LinePattern.Dashed, ChartTheme.Vermillion.ToPlot());
        plot.Axes.SetLimits(0, 1.04, 0, 1.02);
        plot.Axes.Bottom.TickGenerator = ChartTheme.PercentTicks();
        plot.Axes.Left.TickGenerator = ChartTheme.PercentTicks();
        plot.XLabel(ChartsText.Confidence);
        plot.YLabel(ChartsText.Accuracy);
        return plot;
    }
}
