using ScottPlot;
using SkiaSharp;
using Vitrine.Data;
using Vitrine.Exploration;
using Vitrine.Inference;

namespace Vitrine.Charts;

/// <summary>A map of the images: those that look alike lie together, coloured by class.</summary>
public static class PcaMapChart
{
    private const float PlotHeight = 470;

    private const int MostPoints = 2_000;

    private const float LongestName = 150;

    // More would hide the points.
    private const int MostNamedClasses = 12;

    /// <param name="components">Fitted on <paramref name="images"/>; one or two components.</param>
    /// <param name="images">The set they were fitted on.</param>
    public static Chart Draw(PrincipalComponents components, ImageSet images)
    {
        var points = Project(components, images);
        var legend = images.Classes.Select((name, label) => ClassStyle.Of(label).LegendItem(ShortName(name))).ToList();
        var legendHeight = Legend.Height(legend, ChartTheme.BodyWidth);
        return Figure.Draw(Text(components, images, points), legendHeight + PlotHeight, (canvas, area) =>
        {
            Legend.Draw(canvas, legend, area);
            using var plot = Plot(points, components.ExplainedVariance);
            canvas.DrawPlot(plot, area with { Top = area.Top + legendHeight });
            if (images.Classes.Count <= MostNamedClasses)
                DrawNames(canvas, plot, points, images.Classes);
        });
    }

    private static ILookup<int, Coordinates> Project(PrincipalComponents components, ImageSet images)
    {
        // Every k-th of the sample, which is in the set's order, keeps its classes' shares.
        var step = Math.Max(1, (int)Math.Ceiling(components.SampleIndices.Count / (double)MostPoints));
        return components.SampleIndices.Where((_, i) => i % step == 0).ToLookup(
            index => (int)images.Labels[index],
            index => components.Project(images.Image(index)) is var place ? new Coordinates(place[0], place.Length > 1 ? place[1] : 0) : default);
    }

    private static Plot Plot(ILookup<int, Coordinates> points, IReadOnlyList<double> explained)
    {
        var plot = ChartTheme.CreatePlot();
        foreach (var group in points.OrderBy(group => group.Key))
        {
            var style = ClassStyle.Of(group.Key);
            plot.Add.Markers(group.ToArray(), style.Shape, 5.5f, style.Colour.ToPlot().WithAlpha(0.65));
        }

        plot.Axes.Bottom.TickGenerator = ChartTheme.Ticks("0.##;−0.##");
        plot.Axes.Left.TickGenerator = ChartTheme.Ticks("0.##;−0.##");
        plot.XLabel(ChartsText.ComponentAxis.Fill(1, explained[0]));
        plot.YLabel(explained.Count > 1 ? ChartsText.ComponentAxis.Fill(2, explained[1]) : string.Empty);
        plot.Axes.Margins(0.03, 0.03);
        return plot;
    }

    private static void DrawNames(SKCanvas canvas, Plot plot, ILookup<int, Coordinates> points, IReadOnlyList<ClassName> classes)
    {
        var places = points.Select(group => (group.Key, Pixel: plot.GetPixel(Middle(group))))
            .Select(item => (item.Key, Place: new SKPoint(item.Pixel.X, item.Pixel.Y)));
        foreach (var (label, place) in NamePlaces.Separate(places))
            NamePlaces.Draw(canvas, ShortName(classes[label]), place, ClassStyle.Of(label).Colour, plot.LastRender.DataRect.ToSKRect());
    }

    private static string ShortName(ClassName name) => TextLines.Shorten(name.Current, LongestName, ChartTheme.TextSize, bold: true);

    private static Coordinates Middle(IEnumerable<Coordinates> points) =>
        new(Median(points.Select(point => point.X)), Median(points.Select(point => point.Y)));

    private static double Median(IEnumerable<double> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;

    private static FigureText Text(PrincipalComponents components, ImageSet images, ILookup<int, Coordinates> points) => new(
        "pca-map",
        ChartsText.PcaMapTitle,
        ChartsText.PcaMapSubtitle.Fill(points.Sum(group => group.Count()), components.ExplainedVariance.Sum()),
        ChartsText.PcaMapAlternative.Fill(
            points.Sum(group => group.Count()),
            components.ExplainedVariance.Sum(),
            string.Join(", ", images.Classes.Select(name => name.Current))));
}
