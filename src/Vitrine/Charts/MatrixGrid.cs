using System.Globalization;
using SkiaSharp;

namespace Vitrine.Charts;

/// <summary>The geometry of a square matrix with a name beside each row and below each column.</summary>
internal sealed class MatrixGrid
{
    private const float SmallestCell = 20;

    private const float LargestCell = 110;

    private const float LongestName = 190;

    private const float AxisTitle = 26;

    private const float Gap = 8;

    private static readonly float Slant = MathF.Sqrt(0.5f);

    private readonly string[] names;
    private readonly float cell;
    private readonly float nameSize;
    private readonly float nameWidth;
    private readonly bool slanted;

    internal MatrixGrid(IReadOnlyList<string> classes)
    {
        nameSize = classes.Count > 30 ? 11 : 12.5f;
        names = [.. classes.Select(name => TextLines.Shorten(name, LongestName, nameSize))];
        nameWidth = names.Max(name => TextLines.Measure(name, nameSize));
        var free = ChartTheme.BodyWidth - Left;
        cell = MathF.Floor(Math.Clamp(free / names.Length, SmallestCell, LargestCell));
        slanted = names.Any(name => TextLines.Measure(name, nameSize) > cell - 6);
    }

    /// <summary>Of the whole figure, margins included.</summary>
    internal int Width => Math.Max(ChartTheme.Width, (int)MathF.Ceiling(Left + (names.Length * cell) + (2 * ChartTheme.Margin)));

    internal float Height => (names.Length * cell) + Gap + (slanted ? (nameWidth * Slant) + nameSize : TextLines.Height(nameSize)) + AxisTitle;

    private float Left => AxisTitle + nameWidth + Gap;

    internal void DrawLabels(SKCanvas canvas, SKRect area, string rows, string columns)
    {
        for (var index = 0; index < names.Length; index++)
        {
            var middle = (index + 0.5f) * cell;
            canvas.DrawLine(names[index], area.Left + Left - Gap, area.Top + middle, nameSize, ChartTheme.Ink, SKTextAlign.Right);
            DrawColumnName(canvas, names[index], area.Left + Left + middle, area.Top + (names.Length * cell) + Gap);
        }

        var centre = names.Length * cell / 2;
        canvas.DrawLine(columns, area.Left + Left + centre, area.Bottom - (AxisTitle / 2), ChartTheme.TextSize, ChartTheme.MutedInk, SKTextAlign.Center);
        canvas.Save();
        canvas.Translate(area.Left + (AxisTitle / 3), area.Top + centre);
        canvas.RotateDegrees(-90);
        canvas.DrawLine(rows, 0, 0, ChartTheme.TextSize, ChartTheme.MutedInk, SKTextAlign.Center);
        canvas.Restore();
    }

    /// <summary>Zero stays empty: the eye then finds what was confused.</summary>
    internal void DrawCell(SKCanvas canvas, SKRect area, int row, int column, int count, SKColor colour)
    {
        var (left, top) = (area.Left + Left + (column * cell), area.Top + (row * cell));
        using var fill = new SKPaint { Color = count == 0 ? ChartTheme.EmptyCell : colour };
        canvas.DrawRect(new SKRect(left, top, left + cell - 1, top + cell - 1), fill);
        if (count == 0)
            return;
        var text = count.ToString("N0", CultureInfo.CurrentCulture);
        var size = Math.Min(13, cell * 0.34f);
        size = Math.Min(size, size * (cell - 4) / TextLines.Measure(text, size));
        canvas.DrawLine(text, left + (cell / 2), top + (cell / 2), size, ChartTheme.InkOn(colour), SKTextAlign.Center, bold: row == column);
    }

    private void DrawColumnName(SKCanvas canvas, string name, float x, float y)
    {
        if (!slanted)
        {
            canvas.DrawLine(name, x, y + (nameSize / 2), nameSize, ChartTheme.Ink, SKTextAlign.Center);
            return;
        }

        canvas.Save();
        canvas.Translate(x + (nameSize / 4), y);
        canvas.RotateDegrees(-45);
        canvas.DrawLine(name, 0, nameSize / 4, nameSize, ChartTheme.Ink, SKTextAlign.Right);
        canvas.Restore();
    }
}
