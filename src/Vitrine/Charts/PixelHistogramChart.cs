using ScottPlot;
using ScottPlot.TickGenerators;
using Vitrine.Exploration;
using Vitrine.Inference;

namespace Vitrine.Charts;

/// <summary>Which grey values the images are made of, in both splits; the background (exactly 0) is told in words.</summary>
public static class PixelHistogramChart
{
    private const int BinWidth = 8;

    private const float PlotHeight = 300;

    public static Chart Draw(SplitStatistics train, SplitStatistics test)
    {
        LegendItem[] legend =
        [
            LegendItem.Swatch(ChartsText.TrainSeries, ChartTheme.Blue),
            LegendItem.Line(ChartsText.TestSeries, ChartTheme.Orange),
        ];
        var legendHeight = Legend.Height(legend, ChartTheme.BodyWidth);
        return Figure.Draw(Text(train, test), legendHeight + PlotHeight, (canvas, area) =>
        {
            Legend.Draw(canvas, legend, area);
            using var plot = Plot(train, test);
            canvas.DrawPlot(plot, area with { Top = area.Top + legendHeight });
        });
    }

    private static Plot Plot(SplitStatistics train, SplitStatistics test)
    {
        var plot = ChartTheme.CreatePlot();
        double[] trainShares = Shares(train), testShares = Shares(test);
        plot.Add.Bars(trainShares.Select((share, bin) => new Bar
        {
            Position = Centre(bin),
            Value = share,
            Size = BinWidth * 0.9,
            FillColor = ChartTheme.Blue.ToPlot(),
            LineWidth = 0,
        }).ToList());
        var line = plot.Add.Scatter(Enumerable.Range(0, testShares.Length).Select(Centre).ToArray(), testShares, ChartTheme.Orange.ToPlot());
        (line.LineWidth, line.MarkerSize) = (2.5f, 5);
        plot.Axes.Bottom.TickGenerator = new NumericManual([0, 64, 128, 192, 255], ["0", "64", "128", "192", "255"]);
        plot.Axes.Left.TickGenerator = ChartTheme.PercentTicks();
        plot.XLabel(ChartsText.GreyValue);
        plot.YLabel(ChartsText.ShareOfPixels);
        plot.Axes.SetLimits(-2, 258, 0, Math.Max(1e-6, trainShares.Concat(testShares).Max() * 1.08));
        return plot;
    }

    private static double Centre(int bin) => (bin * BinWidth) + (BinWidth / 2.0);

    // Without the background, which would flatten everything else.
    private static double[] Shares(SplitStatistics split)
    {
        double total = Math.Max(1, split.Histogram.Sum());
        return [.. split.Histogram.Select((count, grey) => grey == 0 ? 0 : count).Chunk(BinWidth).Select(bin => bin.Sum() / total)];
    }

    private static FigureText Text(SplitStatistics train, SplitStatistics test) => new(
        "pixel-histogram",
        ChartsText.PixelHistogramTitle,
        ChartsText.PixelHistogramSubtitle.Fill(train.BackgroundShare, test.BackgroundShare),
        ChartsText.PixelHistogramAlternative.Fill(train.BackgroundShare, train.Mean, train.StandardDeviation, test.Mean, test.StandardDeviation));
}
