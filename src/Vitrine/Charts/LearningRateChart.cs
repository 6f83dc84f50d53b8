using ScottPlot;
using Vitrine.Inference;
using Vitrine.Training;

namespace Vitrine.Charts;

/// <summary>The learning rate at the end of each epoch.</summary>
public static class LearningRateChart
{
    private const float PlotHeight = 240;

    private const int MostMarkedEpochs = 40;

    /// <exception cref="ArgumentException">There is no epoch.</exception>
    public static Chart Draw(IReadOnlyList<EpochRecord> history)
    {
        if (history.Count == 0)
            throw new ArgumentException("There is no epoch.", nameof(history));
        var peak = history.MaxBy(epoch => epoch.LearningRate)!;
        var text = new FigureText(
            "learning-rate",
            ChartsText.LearningRateTitle,
            ChartsText.LearningRateSubtitle,
            ChartsText.LearningRateAlternative.Fill(peak.LearningRate, peak.Epoch, history[^1].LearningRate));
        return Figure.Draw(text, PlotHeight, (canvas, area) =>
        {
            using var plot = Plot(history);
            canvas.DrawPlot(plot, area);
        });
    }

    private static Plot Plot(IReadOnlyList<EpochRecord> history)
    {
        var plot = ChartTheme.CreatePlot();
        double[] epochs = [.. history.Select(epoch => (double)epoch.Epoch)];
        var curve = plot.Add.Scatter(epochs, history.Select(epoch => epoch.LearningRate).ToArray(), ChartTheme.Green.ToPlot());
        (curve.LineWidth, curve.MarkerSize) = (2.5f, epochs.Length <= MostMarkedEpochs ? 6 : 0);
        plot.SetEpochAxis(epochs);
        plot.Axes.Left.TickGenerator = ChartTheme.Ticks("0.######");
        plot.YLabel(ChartsText.LearningRate);
        plot.Axes.SetLimitsY(0, Math.Max(1e-9, history.Max(epoch => epoch.LearningRate) * 1.1));
        return plot;
    }
}
