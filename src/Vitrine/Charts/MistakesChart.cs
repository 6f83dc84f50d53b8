using SkiaSharp;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference;

namespace Vitrine.Charts;

/// <summary>The most confident errors as pictures, with what they are and what they were taken for.</summary>
public static class MistakesChart
{
    private const int CellsPerRow = 6;

    private const int MostMistakes = 30;

    private const float CellGap = 12;

    private const float RowGap = 16;

    private const float TextSize = 12;

    private static float CellWidth => ((ChartTheme.BodyWidth + CellGap) / CellsPerRow) - CellGap;

    /// <summary>Named <c>mistakes</c> for the validation split, <c>SPLIT-mistakes</c> for another.</summary>
    /// <param name="images">The evaluated set.</param>
    public static Chart Draw(EvaluationReport report, ImageSet images)
    {
        var shown = report.WorstMistakes.Take(MostMistakes).ToList();
        if (shown.Count == 0)
            return Figure.Draw(Text(report), EmptyState.Height, (canvas, area) => EmptyState.Draw(canvas, area, ChartsText.MistakesNone.Fill(report.Count)));
        var tile = Tile.Size(images.Height, images.Width, 84);
        var rowHeight = MathF.Ceiling(tile.Height + (3 * TextLines.Height(TextSize)) + 4 + RowGap);
        var rowCount = (shown.Count + CellsPerRow - 1) / CellsPerRow;
        return Figure.Draw(Text(report), (rowCount * rowHeight) - RowGap, (canvas, area) =>
        {
            for (var i = 0; i < shown.Count; i++)
            {
                var left = MathF.Round(area.Left + (i % CellsPerRow * (CellWidth + CellGap)));
                var top = MathF.Ceiling(area.Top) + (i / CellsPerRow * rowHeight);
                DrawCell(canvas, shown[i], report, images, tile, new SKPoint(left, top));
            }
        });
    }

    private static void DrawCell(SKCanvas canvas, Mistake mistake, EvaluationReport report, ImageSet images, SKSize tile, SKPoint corner)
    {
        Tile.Draw(canvas, images.Image(mistake.ImageIndex), images.Height, images.Width, corner, tile);
        using var frame = new SKPaint { Color = ChartTheme.GridLine, IsStroke = true, StrokeWidth = 1 };
        canvas.DrawRect(SKRect.Create(corner.X - 0.5f, corner.Y - 0.5f, tile.Width + 1, tile.Height + 1), frame);
        var y = corner.Y + tile.Height + 4 + (TextLines.Height(TextSize) / 2);
        DrawText(canvas, report.Classes[mistake.Actual].Name.Current, ChartTheme.Ink, bold: false);
        DrawText(canvas, "→ " + report.Classes[mistake.Predicted].Name.Current, ChartTheme.Vermillion, bold: true);
        DrawText(canvas, ChartsText.Percent1.Fill(mistake.Confidence), ChartTheme.MutedInk, bold: false);

        void DrawText(SKCanvas target, string text, SKColor colour, bool bold)
        {
            target.DrawLine(TextLines.Shorten(text, CellWidth, TextSize, bold), corner.X, y, TextSize, colour, bold: bold);
            y += TextLines.Height(TextSize);
        }
    }

    private static FigureText Text(EvaluationReport report) => new(
        SplitWords.FileName("mistakes", report),
        ChartsText.MistakesTitle.Fill(SplitWords.Images(report)),
        report.WorstMistakes.Count == 0 ? string.Empty : ChartsText.MistakesSubtitle,
        report.WorstMistakes.Count == 0 ? ChartsText.MistakesNone.Fill(report.Count) : Alternative(report));

    private static string Alternative(EvaluationReport report) => ChartsText.MistakesAlternative.Fill(
        Math.Min(MostMistakes, report.WorstMistakes.Count),
        string.Join("; ", report.WorstMistakes.Take(5).Select(mistake => ChartsText.MistakesItem.Fill(
            report.Classes[mistake.Actual].Name.Current, report.Classes[mistake.Predicted].Name.Current, mistake.Confidence))));
}
