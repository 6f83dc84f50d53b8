using ScottPlot;
using SkiaSharp;

namespace Vitrine.Charts;

/// <summary>How a class is marked: ten colours, and a new shape for each further ten classes.</summary>
internal sealed record ClassStyle(SKColor Colour, MarkerShape Shape)
{
    // Okabe and Ito's eight with a darker yellow, and two more that keep apart from them.
    private static readonly SKColor[] Colours =
    [
        ChartTheme.Blue,
        new(0x2B, 0x2F, 0x36),
        ChartTheme.Orange,
        ChartTheme.Green,
        new(0xCC, 0x79, 0xA7),
        new(0x56, 0xB4, 0xE9),
        ChartTheme.Vermillion,
        new(0xB8, 0xA8, 0x00),
        ChartTheme.Grey,
        new(0x88, 0x22, 0x55),
    ];

    private static readonly MarkerShape[] Shapes =
    [
        MarkerShape.FilledCircle,
        MarkerShape.FilledTriangleUp,
        MarkerShape.FilledSquare,
        MarkerShape.FilledDiamond,
        MarkerShape.FilledTriangleDown,
        MarkerShape.Eks,
        MarkerShape.Cross,
    ];

    internal static ClassStyle Of(int label) => new(Colours[label % Colours.Length], Shapes[label / Colours.Length % Shapes.Length]);

    internal LegendItem LegendItem(string name) => new(name, (canvas, area) =>
    {
        using var paint = Paint.NewDisposablePaint();
        new MarkerStyle(Shape, 10, Colour.ToPlot()).Render(canvas, new Pixel(area.MidX, area.MidY), paint);
    });
}
