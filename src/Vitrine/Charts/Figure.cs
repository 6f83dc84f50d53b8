using System.Text;
using ScottPlot;
using SkiaSharp;

namespace Vitrine.Charts;

/// <summary>The frame all charts share: a title, a line under it, a body; and both renderings of that.</summary>
internal static class Figure
{
    private const int Density = 2;

    private const float SubtitleGap = 6;

    private const float HeaderGap = 14;

    /// <param name="text">Name, title, subtitle and alternative text.</param>
    /// <param name="bodyHeight">In CSS pixels, below the header.</param>
    /// <param name="drawBody">Draws into the rectangle it is given.</param>
    internal static Chart Draw(FigureText text, float bodyHeight, Action<SKCanvas, SKRect> drawBody, int width = ChartTheme.Width)
    {
        var header = Header(text, width);
        var height = (int)Math.Ceiling(header + bodyHeight + ChartTheme.Margin);
        var bounds = new SKRect(0, 0, width, height);
        using var picture = Record(bounds, canvas =>
        {
            canvas.Clear(SKColors.White);
            DrawHeader(canvas, text, width);
            drawBody(canvas, new SKRect(ChartTheme.Margin, header, bounds.Width - ChartTheme.Margin, header + bodyHeight));
        });
        return new Chart(text.Name, text.Title, text.AlternativeText, width, height, Png(picture, bounds), Svg(picture, bounds, text));
    }

    /// <summary>Draws a plot into a part of the canvas.</summary>
    internal static void DrawPlot(this SKCanvas canvas, Plot plot, SKRect area) =>
        plot.Render(canvas, new PixelRect(area.Left, area.Right, area.Bottom, area.Top));

    private static float Header(FigureText text, int figureWidth)
    {
        var width = figureWidth - (2 * ChartTheme.Margin);
        var title = TextLines.Wrap(text.Title, width, ChartTheme.TitleSize, bold: true).Count * TextLines.Height(ChartTheme.TitleSize);
        var subtitle = TextLines.Wrap(text.Subtitle, width, ChartTheme.TextSize).Count * TextLines.Height(ChartTheme.TextSize);
        return ChartTheme.Margin + title + (subtitle > 0 ? SubtitleGap + subtitle : 0) + HeaderGap;
    }

    private static void DrawHeader(SKCanvas canvas, FigureText text, int width)
    {
        var area = new SKRect(ChartTheme.Margin, ChartTheme.Margin, width - ChartTheme.Margin, 0);
        area.Top = canvas.DrawLines(text.Title, area, ChartTheme.TitleSize, ChartTheme.Ink, bold: true) + SubtitleGap;
        canvas.DrawLines(text.Subtitle, area, ChartTheme.TextSize, ChartTheme.MutedInk);
    }

    private static SKPicture Record(SKRect bounds, Action<SKCanvas> draw)
    {
        using var recorder = new SKPictureRecorder();
        draw(recorder.BeginRecording(bounds));
        return recorder.EndRecording();
    }

    private static byte[] Png(SKPicture picture, SKRect bounds)
    {
        var size = new SKImageInfo((int)bounds.Width * Density, (int)bounds.Height * Density, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var surface = SKSurface.Create(size);
        surface.Canvas.Scale(Density);
        surface.Canvas.DrawPicture(picture);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static string Svg(SKPicture picture, SKRect bounds, FigureText text)
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(bounds, stream))
            canvas.DrawPicture(picture);
        return SvgDocument.Finish(Encoding.UTF8.GetString(stream.ToArray()), text);
    }
}
