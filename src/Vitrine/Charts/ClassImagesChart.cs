using SkiaSharp;
using Vitrine.Exploration;
using Vitrine.Inference;

namespace Vitrine.Charts;

/// <summary>The average image of each class, and beside it where its images differ from one another.</summary>
public static class ClassImagesChart
{
    private const int CellsPerRow = 5;

    private const float TileGap = 4;

    private const float CellGap = 18;

    private static float NameHeight => TextLines.Height(ChartTheme.TextSize);

    public static Chart Draw(ClassImages images, IReadOnlyList<ClassName> classes)
    {
        var tile = Tile.Size(images.Height, images.Width, 63);
        var rowCount = (classes.Count + CellsPerRow - 1) / CellsPerRow;
        var rowHeight = MathF.Ceiling(NameHeight + tile.Height + CellGap);
        // One scale for all classes, so that they can be compared.
        var largest = images.StandardDeviation.Max(pixels => pixels.Max());
        return Figure.Draw(Text(classes), (rowCount * rowHeight) - CellGap, (canvas, area) =>
        {
            for (var label = 0; label < classes.Count; label++)
            {
                var left = MathF.Round(area.Left + (label % CellsPerRow * (area.Width + CellGap) / CellsPerRow));
                var top = MathF.Ceiling(area.Top) + (label / CellsPerRow * rowHeight);
                DrawCell(canvas, images, label, largest, classes[label].Current, tile, new SKPoint(left, top));
            }
        });
    }

    private static void DrawCell(SKCanvas canvas, ClassImages images, int label, float largest, string name, SKSize tile, SKPoint corner)
    {
        var width = ((ChartTheme.BodyWidth + CellGap) / CellsPerRow) - CellGap;
        canvas.DrawLine(TextLines.Shorten(name, width, ChartTheme.TextSize), corner.X, corner.Y + (NameHeight / 2), ChartTheme.TextSize, ChartTheme.Ink);
        var place = corner with { Y = MathF.Ceiling(corner.Y + NameHeight) };
        Tile.Draw(canvas, Bytes(images.Mean[label], 1), images.Height, images.Width, place, tile);
        place.X += tile.Width + TileGap;
        Tile.Draw(canvas, Bytes(images.StandardDeviation[label], largest > 0 ? 255 / largest : 0), images.Height, images.Width, place, tile);
    }

    private static byte[] Bytes(IReadOnlyList<float> pixels, float factor) =>
        [.. pixels.Select(pixel => (byte)Math.Round(Math.Clamp(pixel * factor, 0, 255)))];

    private static FigureText Text(IReadOnlyList<ClassName> classes) => new(
        "class-images",
        ChartsText.ClassImagesTitle,
        ChartsText.ClassImagesSubtitle,
        ChartsText.ClassImagesAlternative.Fill(string.Join(", ", classes.Select(name => name.Current))));
}
