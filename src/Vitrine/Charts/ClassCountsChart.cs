using ScottPlot;
using SkiaSharp;
using Vitrine.Exploration;
using Vitrine.Inference;

namespace Vitrine.Charts;

/// <summary>How many images each class has in both splits.</summary>
public static class ClassCountsChart
{
    private const double BarHeight = 0.38;

    // In CSS pixels, with some air around six digits.
    private const float WidestTick = 64;

    // Room for the number beyond the longest bar.
    private const double Headroom = 1.13;

    public static Chart Draw(SplitStatistics train, SplitStatistics test, IReadOnlyList<ClassName> classes)
    {
        LegendItem[] legend =
        [
            LegendItem.Swatch(ChartsText.TrainSeries, ChartTheme.Blue),
            LegendItem.Swatch(ChartsText.TestSeries, ChartTheme.Orange),
        ];
        var legendHeight = Legend.Height(legend, ChartTheme.BodyWidth);
        return Figure.Draw(Text(train, test, classes), legendHeight + RowPlot.Height(classes.Count), (canvas, area) =>
        {
            Legend.Draw(canvas, legend, area);
            using var plot = Plot(train, test, classes);
            canvas.DrawPlot(plot, area with { Top = area.Top + legendHeight });
        });
    }

    private static Plot Plot(SplitStatistics train, SplitStatistics test, IReadOnlyList<ClassName> classes)
    {
        var plot = RowPlot.Create([.. classes.Select(name => name.Current)]);
        AddBars(plot, train.ClassCounts, ChartTheme.Blue, offset: BarHeight / 2);
        AddBars(plot, test.ClassCounts, ChartTheme.Orange, offset: -BarHeight / 2);
        var ticks = ChartTheme.Ticks("N0", integersOnly: true);
        ticks.MinimumTickSpacing = WidestTick;
        plot.Axes.Bottom.TickGenerator = ticks;
        plot.XLabel(ChartsText.Images);
        plot.Axes.SetLimitsX(0, Math.Max(1, train.ClassCounts.Concat(test.ClassCounts).Max()) * Headroom);
        return plot;
    }

    private static void AddBars(Plot plot, IReadOnlyList<int> counts, SKColor colour, double offset)
    {
        var bars = counts.Select((count, index) => new Bar
        {
            Position = offset - index,
            Value = count,
            Size = BarHeight,
            FillColor = colour.ToPlot(),
            LineWidth = 0,
            Orientation = Orientation.Horizontal,
        });
        plot.Add.Bars(bars.ToList()).Horizontal = true;
        for (var index = 0; index < counts.Count; index++)
            plot.AddLabel(ChartsText.Number.Fill(counts[index]), counts[index], offset - index, counts.Count > 30 ? 8 : 11);
    }

    private static FigureText Text(SplitStatistics train, SplitStatistics test, IReadOnlyList<ClassName> classes)
    {
        var items = classes.Select((name, index) => ChartsText.ClassCountsItem.Fill(name.Current, train.ClassCounts[index], test.ClassCounts[index]));
        return new FigureText(
            "class-counts",
            ChartsText.ClassCountsTitle,
            Subtitle(train, test, classes),
            ChartsText.ClassCountsAlternative.Fill(string.Join("; ", items)));
    }

    private static string Subtitle(SplitStatistics train, SplitStatistics test, IReadOnlyList<ClassName> classes)
    {
        var (most, least) = (train.ClassCounts.Max(), train.ClassCounts.Min());
        if (most == least)
            return ChartsText.ClassCountsEqual.Fill(train.Count, test.Count);
        var counts = train.ClassCounts.ToList();
        return ChartsText.ClassCountsUnequal.Fill(
            train.Count, test.Count, classes[counts.IndexOf(most)].Current, most, classes[counts.IndexOf(least)].Current, least);
    }
}
