using SkiaSharp;
using Vitrine.Improvement.Findings;
using Vitrine.Improvement.Spaces;
using Vitrine.Inference;

namespace Vitrine.Charts.Studies;

/// <summary>What is expected of each pair of values of two parameters.</summary>
public static class InteractionChart
{
    private const float RowHeight = 30, AxisHeight = 50, LongestName = 130, NameGap = 8, HeaderHeight = 24;

    /// <param name="space">That the trials were chosen from.</param>
    /// <param name="interaction">The objective is a share of 1, and better high.</param>
    public static Chart Draw(SearchSpace space, InteractionFinding interaction)
    {
        var (first, second) = (space.Named(interaction.First), space.Named(interaction.Second));
        string[] rows = [.. interaction.FirstCoordinates.Select(first.Describe)], columns = [.. interaction.SecondCoordinates.Select(second.Describe)];
        var text = new FigureText(
            "study-interaction",
            StudyChartsText.InteractionTitle.Fill(first.Name, second.Name),
            StudyChartsText.InteractionSubtitle,
            StudyChartsText.InteractionAlternative.Fill(first.Name, second.Name, interaction.Expected.Min(row => row.Min()), interaction.Expected.Max(row => row.Max())));
        return Figure.Draw(text, HeaderHeight + (rows.Length * RowHeight) + AxisHeight, (canvas, area) =>
        {
            var left = area.Left + LongestName + NameGap;
            var cell = new SKSize((area.Right - left) / columns.Length, RowHeight);
            var table = area with { Top = area.Top + HeaderHeight };
            DrawCells(canvas, new SKPoint(left, table.Top), cell, interaction.Expected);
            DrawNames(canvas, table, left, cell, rows, columns);
            DrawTitles(canvas, area, left, first.Name, second.Name);
        });
    }

    // High values at the top, as on any vertical axis.
    private static float TopOf(int row, int rowCount) => (rowCount - 1 - row) * RowHeight;

    private static void DrawCells(SKCanvas canvas, SKPoint corner, SKSize cell, IReadOnlyList<IReadOnlyList<double>> expected)
    {
        var axis = new ObjectiveAxis(expected.SelectMany(row => row));
        foreach (var (row, values) in expected.Index())
        {
            foreach (var (column, value) in values.Index())
            {
                var place = SKRect.Create(corner.X + (column * cell.Width), corner.Y + TopOf(row, expected.Count), cell.Width - 1, cell.Height - 1);
                var colour = ChartTheme.Mix(ChartTheme.EmptyCell, ChartTheme.Blue, axis.Share(value));
                using var fill = new SKPaint { Color = colour };
                canvas.DrawRect(place, fill);
                canvas.DrawLine(StudyChartsText.Percent.Fill(value), place.MidX, place.MidY, ChartTheme.TickSize, ChartTheme.InkOn(colour), SKTextAlign.Center);
            }
        }
    }

    private static void DrawNames(SKCanvas canvas, SKRect area, float left, SKSize cell, string[] rows, string[] columns)
    {
        foreach (var (row, name) in rows.Index())
            canvas.DrawLine(TextLines.Shorten(name, LongestName, ChartTheme.TickSize), left - NameGap, area.Top + TopOf(row, rows.Length) + (RowHeight / 2), ChartTheme.TickSize, ChartTheme.Ink, SKTextAlign.Right);
        foreach (var (column, name) in columns.Index())
            canvas.DrawLine(TextLines.Shorten(name, cell.Width - 4, ChartTheme.TickSize), left + ((column + 0.5f) * cell.Width), area.Top + (rows.Length * RowHeight) + 12, ChartTheme.TickSize, ChartTheme.Ink, SKTextAlign.Center);
    }

    private static void DrawTitles(SKCanvas canvas, SKRect area, float left, string rows, string columns)
    {
        canvas.DrawLine(TextLines.Shorten(rows, area.Width, ChartTheme.TextSize), area.Left, area.Top + (HeaderHeight / 3), ChartTheme.TextSize, ChartTheme.MutedInk);
        canvas.DrawLine(TextLines.Shorten(columns, area.Right - left, ChartTheme.TextSize), (left + area.Right) / 2, area.Bottom - 12, ChartTheme.TextSize, ChartTheme.MutedInk, SKTextAlign.Center);
    }
}
