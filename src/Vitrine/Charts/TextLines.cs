using SkiaSharp;

namespace Vitrine.Charts;

/// <summary>Text on a canvas: measured, wrapped, shortened, aligned.</summary>
internal static class TextLines
{
    private const float LineSpacing = 1.3f;

    private const float BalancingStep = 10;

    private const string Ellipsis = "…";

    /// <summary>Of a line, in CSS pixels.</summary>
    internal static float Height(float size) => size * LineSpacing;

    internal static float Measure(string text, float size, bool bold = false)
    {
        using var font = Font(size, bold);
        return font.MeasureText(text);
    }

    /// <summary>
    /// The lines of a text that is broken between words, into as few lines as can be and these about equally long;
    /// a word wider than the line is shortened.
    /// </summary>
    internal static IReadOnlyList<string> Wrap(string text, float width, float size, bool bold = false)
    {
        using var font = Font(size, bold);
        var lines = Break(text, width, font);
        if (lines.Count < 2)
            return lines;
        for (var narrower = width - BalancingStep; narrower > width / 2; narrower -= BalancingStep)
        {
            var candidate = Break(text, narrower, font);
            if (candidate.Count > lines.Count)
                break;
            lines = candidate;
        }

        return lines;
    }

    /// <summary>The text, cut with an ellipsis where it is wider.</summary>
    internal static string Shorten(string text, float width, float size, bool bold = false)
    {
        using var font = Font(size, bold);
        return Shorten(text, width, font);
    }

    /// <summary>Draws one line whose vertical middle (of capitals) lies at <paramref name="y"/>.</summary>
    internal static void DrawLine(
        this SKCanvas canvas, string text, float x, float y, float size, SKColor colour, SKTextAlign align = SKTextAlign.Left, bool bold = false)
    {
        using var font = Font(size, bold);
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        var left = x - (font.MeasureText(text) * (align == SKTextAlign.Left ? 0 : align == SKTextAlign.Center ? 0.5f : 1));
        canvas.DrawText(text, left, y + (font.Metrics.CapHeight / 2), SKTextAlign.Left, font, paint);
    }

    /// <summary>Draws wrapped lines from the top left of the area; returns where they end.</summary>
    internal static float DrawLines(this SKCanvas canvas, string text, SKRect area, float size, SKColor colour, bool bold = false)
    {
        var y = area.Top;
        foreach (var line in Wrap(text, area.Width, size, bold))
        {
            canvas.DrawLine(line, area.Left, y + (Height(size) / 2), size, colour, bold: bold);
            y += Height(size);
        }

        return y;
    }

    private static List<string> Break(string text, float width, SKFont font)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && font.MeasureText($"{lines[^1]} {word}") <= width)
                lines[^1] = $"{lines[^1]} {word}";
            else
                lines.Add(Shorten(word, width, font));
        }

        return lines;
    }

    private static SKFont Font(float size, bool bold) => new(ChartFont.Of(bold), size)
    {
        Subpixel = true,
        // Hinted widths differ between the two renderings' sizes.
        Hinting = SKFontHinting.None,
        LinearMetrics = true,
    };

    private static string Shorten(string text, float width, SKFont font)
    {
        if (font.MeasureText(text) <= width)
            return text;
        var length = text.Length;
        while (length > 1 && font.MeasureText(text[..length].TrimEnd() + Ellipsis) > width)
            length--;
        return text[..length].TrimEnd() + Ellipsis;
    }
}
