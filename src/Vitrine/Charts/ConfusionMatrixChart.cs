using SkiaSharp;
using Vitrine.Evaluation;
using Vitrine.Inference;

namespace Vitrine.Charts;

/// <summary>Which classes are taken for which: counts, coloured by their share of the true class.</summary>
public static class ConfusionMatrixChart
{
    /// <summary>Named <c>confusion-matrix</c> for the validation split, <c>SPLIT-confusion-matrix</c> for another.</summary>
    public static Chart Draw(EvaluationReport report)
    {
        var grid = new MatrixGrid([.. report.Classes.Select(metrics => metrics.Name.Current)]);
        return Figure.Draw(
            Text(report),
            grid.Height,
            (canvas, area) =>
            {
                grid.DrawLabels(canvas, area, ChartsText.Actual, ChartsText.Predicted);
                DrawCells(canvas, grid, area, report.Confusion);
            },
            grid.Width);
    }

    private static void DrawCells(SKCanvas canvas, MatrixGrid grid, SKRect area, IReadOnlyList<IReadOnlyList<int>> confusion)
    {
        for (var actual = 0; actual < confusion.Count; actual++)
        {
            var support = Math.Max(1, confusion[actual].Sum());
            for (var predicted = 0; predicted < confusion.Count; predicted++)
            {
                var count = confusion[actual][predicted];
                grid.DrawCell(canvas, area, actual, predicted, count, Shade(actual == predicted, count / (double)support));
            }
        }
    }

    // The square root lets a share of a few per cent be seen.
    private static SKColor Shade(bool right, double share) =>
        ChartTheme.Mix(SKColors.White, right ? ChartTheme.Blue : ChartTheme.Vermillion, right ? share : Math.Sqrt(share));

    private static FigureText Text(EvaluationReport report)
    {
        var right = report.Confusion.Select((row, index) => row[index]).Sum();
        var most = report.MostConfused.Count == 0 ? string.Empty : " " + Most(report, report.MostConfused[0]);
        return new FigureText(
            SplitWords.FileName("confusion-matrix", report),
            ChartsText.ConfusionTitle.Fill(SplitWords.Images(report)),
            ChartsText.ConfusionSubtitle,
            ChartsText.ConfusionAlternative.Fill(report.Count, right) + most);
    }

    private static string Most(EvaluationReport report, ConfusedPair pair) => ChartsText.ConfusionMost.Fill(
        report.Classes[pair.First].Name.Current, report.Classes[pair.Second].Name.Current, pair.FirstAsSecond + pair.SecondAsFirst);
}
