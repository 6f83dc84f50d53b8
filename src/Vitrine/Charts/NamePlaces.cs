using SkiaSharp;

namespace Vitrine.Charts;

/// <summary>Names on a map that keep out of each other's way.</summary>
internal static class NamePlaces
{
    private const float Size = 12.5f;

    private const float HorizontalReach = 84;

    private const float VerticalReach = 19;

    /// <summary>The places with those that would overlap pushed down, from the top one on.</summary>
    internal static IReadOnlyList<(int Label, SKPoint Place)> Separate(IEnumerable<(int Label, SKPoint Place)> places)
    {
        var placed = new List<(int Label, SKPoint Place)>();
        foreach (var (label, wished) in places.OrderBy(item => item.Place.Y).ThenBy(item => item.Label))
        {
            var place = wished;
            foreach (var (_, other) in placed.OrderBy(item => item.Place.Y))
            {
                if (Math.Abs(other.X - place.X) < HorizontalReach && Math.Abs(other.Y - place.Y) < VerticalReach)
                    place.Y = other.Y + VerticalReach;
            }

            placed.Add((label, place));
        }

        return placed;
    }

    /// <summary>A name in bold on a white halo, so that it reads above a cloud of points; kept inside the area.</summary>
    internal static void Draw(SKCanvas canvas, string name, SKPoint place, SKColor colour, SKRect area)
    {
        var width = TextLines.Measure(name, Size, bold: true);
        place.X = Math.Clamp(place.X, area.Left + (width / 2), area.Right - (width / 2));
        using var background = new SKPaint { Color = SKColors.White.WithAlpha(215), IsAntialias = true };
        var box = SKRect.Create(place.X - (width / 2) - 4, place.Y - 8.5f, width + 8, 17);
        canvas.DrawRoundRect(box, 3, 3, background);
        canvas.DrawLine(name, place.X, place.Y, Size, ChartTheme.Mix(colour, SKColors.Black, 0.3), SKTextAlign.Center, bold: true);
    }
}
