using ScottPlot;
using Vitrine.Evaluation;
using Vitrine.Inference;

namespace Vitrine.Charts;

/// <summary>Test accuracy on Fashion-MNIST beside that of the original project, of people, and of known methods.</summary>
public static class ComparisonChart
{
    /// <param name="test">Of Fashion-MNIST's test split; beside any other data the published numbers would mean nothing.</param>
    public static Chart Draw(EvaluationReport test)
    {
        Row[] rows = [.. Published().Append(new Row(ChartsText.ThisModel, test.Accuracy, IsOurs: true)).OrderByDescending(row => row.Accuracy)];
        return Figure.Draw(Text(test, rows), RowPlot.Height(rows.Length), (canvas, area) =>
        {
            using var plot = Plot(rows, test);
            canvas.DrawPlot(plot, area);
        });
    }

    // Perceptron, support vectors and crowd: arXiv 1708.07747. Gradient histograms: the data set's own README. Wide
    // residual network: the best run whose complete log is public (last epoch, current release of the data).
    private static IEnumerable<Row> Published() =>
    [
        new(ChartsText.OriginalProject, 0.8324),
        new(ChartsText.Crowd, 0.835),
        new(ChartsText.SmallNetwork, 0.871),
        new(ChartsText.SupportVectors, 0.897),
        new(ChartsText.GradientHistograms, 0.926),
        new(ChartsText.WideResidual, 0.9659),
    ];

    private static Plot Plot(Row[] rows, EvaluationReport test)
    {
        var plot = RowPlot.Create([.. rows.Select(row => row.Name)], longestName: 300);
        RowPlot.AddValues(plot, [.. rows.Select(row => ChartsText.Percent2.Fill(row.Accuracy))]);
        RowPlot.Highlight(plot, Array.FindIndex(rows, row => row.IsOurs));
        for (var index = 0; index < rows.Length; index++)
        {
            if (rows[index].IsOurs)
                RowPlot.AddInterval(plot, index, test.Accuracy, test.AccuracyInterval, ChartTheme.Blue);
            else
                plot.Add.Marker(rows[index].Accuracy, -index, MarkerShape.FilledCircle, 9, ChartTheme.Grey.ToPlot());
        }

        var left = Math.Max(0, Math.Floor(20 * (Math.Min(rows[^1].Accuracy, test.AccuracyInterval.Low) - 0.01)) / 20);
        plot.Axes.SetLimitsX(left, 1);
        plot.Axes.Bottom.TickGenerator = ChartTheme.PercentTicks();
        plot.XLabel(ChartsText.TestAccuracy);
        return plot;
    }

    private static FigureText Text(EvaluationReport test, Row[] rows)
    {
        var items = rows.Select(row => ChartsText.ComparisonItem.Fill(row.Name, row.Accuracy));
        return new FigureText(
            "comparison",
            ChartsText.ComparisonTitle,
            ChartsText.ComparisonSubtitle.Fill(test.Accuracy, test.AccuracyInterval.Low, test.AccuracyInterval.High),
            ChartsText.ComparisonAlternative.Fill(string.Join("; ", items)));
    }

    private sealed record Row(string Name, double Accuracy, bool IsOurs = false);
}
