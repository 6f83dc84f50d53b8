using SkiaSharp;
using Vitrine.Data;
using Vitrine.Exploration;
using Vitrine.Inference;

namespace Vitrine.Charts;

/// <summary>A row of randomly chosen images per class.</summary>
public static class SampleGridChart
{
    private const int MostRowsInOneColumn = 20;

    private const float LongestName = 120;

    private const float Gap = 5;

    private const float NameGap = 12;

    private const float ColumnGap = 24;

    /// <param name="seed">Of the choice.</param>
    public static Chart Draw(ImageSet images, int seed = 1)
    {
        var layout = new Layout(images);
        return Figure.Draw(Text(images), layout.Height, (canvas, area) =>
        {
            var chosen = StratifiedSample.ShuffledByClass(images, seed);
            for (var label = 0; label < chosen.Length; label++)
                DrawRow(canvas, images, chosen[label], layout, layout.Corner(area, label), images.Classes[label].Current);
        });
    }

    private static void DrawRow(SKCanvas canvas, ImageSet images, int[] indices, Layout layout, SKPoint corner, string name)
    {
        var middle = corner.Y + (layout.Tile.Height / 2);
        canvas.DrawLine(TextLines.Shorten(name, layout.NameWidth, layout.NameSize), corner.X, middle, layout.NameSize, ChartTheme.Ink);
        for (var i = 0; i < Math.Min(indices.Length, layout.TilesPerRow); i++)
        {
            var place = corner with { X = layout.TileLeft(corner.X, i) };
            Tile.Draw(canvas, images.Image(indices[i]), images.Height, images.Width, place, layout.Tile);
        }
    }

    private static FigureText Text(ImageSet images) => new(
        "sample-grid",
        ChartsText.SampleGridTitle,
        ChartsText.SampleGridSubtitle.Fill(images.Height, images.Width),
        ChartsText.SampleGridAlternative.Fill(string.Join(", ", images.Classes.Select(name => name.Current))));

    private sealed class Layout
    {
        private readonly int columnCount;
        private readonly int rowCount;
        private readonly float columnWidth;
        private readonly float tileStep;

        internal Layout(ImageSet images)
        {
            columnCount = images.Classes.Count > MostRowsInOneColumn ? 2 : 1;
            rowCount = (images.Classes.Count + columnCount - 1) / columnCount;
            columnWidth = (ChartTheme.BodyWidth - ((columnCount - 1) * ColumnGap)) / columnCount;
            Tile = Charts.Tile.Size(images.Height, images.Width, columnCount == 1 ? 42 : 28);
            NameWidth = Math.Min(LongestName, images.Classes.Max(name => TextLines.Measure(name.Current, NameSize)));
            var free = columnWidth - NameWidth - NameGap;
            TilesPerRow = Math.Max(1, (int)((free + Gap) / (Tile.Width + Gap)));
            // Whole pixels again, so that the row ends near the right edge and the tiles stay sharp.
            tileStep = TilesPerRow == 1 ? 0 : MathF.Floor((free - Tile.Width) / (TilesPerRow - 1));
        }

        internal SKSize Tile { get; }

        internal float NameSize => columnCount == 1 ? ChartTheme.TextSize : 11;

        internal float NameWidth { get; }

        internal int TilesPerRow { get; }

        internal float Height => (rowCount * RowHeight) - Gap;

        private float RowHeight => MathF.Max(Tile.Height, TextLines.Height(NameSize)) + Gap;

        internal SKPoint Corner(SKRect area, int label) => new(
            area.Left + MathF.Floor(label / rowCount * (columnWidth + ColumnGap)), MathF.Ceiling(area.Top) + (label % rowCount * RowHeight));

        // On whole pixels, or sharp squares would blur.
        internal float TileLeft(float rowLeft, int index) => MathF.Ceiling(rowLeft + NameWidth + NameGap - 1) + (index * tileStep);
    }
}
