using ScottPlot;
using SkiaSharp;

namespace Vitrine.Charts;

/// <summary>
/// DejaVu Sans, from the assembly itself. The SkiaSharp build without dependencies knows no system fonts and would
/// silently draw no text at all; with its own font a chart also looks the same on every machine.
/// </summary>
internal static class ChartFont
{
    /// <summary>A property, because reading a constant would not register the font with ScottPlot.</summary>
    internal static string Family => "DejaVu Sans";

    /// <summary>What a browser falls back on: Verdana has the widths of DejaVu Sans.</summary>
    internal const string CssFamilies = "DejaVu Sans, Verdana, Geneva, sans-serif";

    internal static readonly SKTypeface Regular = Load("DejaVuSans.ttf");

    internal static readonly SKTypeface Bold = Load("DejaVuSans-Bold.ttf");

    static ChartFont()
    {
        Fonts.FontResolvers.Insert(0, new Resolver());
        Fonts.Default = Fonts.Sans = Family;
    }

    internal static SKTypeface Of(bool bold) => bold ? Bold : Regular;

    private static SKTypeface Load(string file)
    {
        using var stream = typeof(ChartFont).Assembly.GetManifestResourceStream($"Vitrine.Charts.Fonts.{file}")
            ?? throw new InvalidOperationException($"{file} is not embedded.");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }

    private sealed class Resolver : IFontResolver
    {
        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
            CreateTypeface(fontName, weight >= FontWeight.SemiBold, slant != FontSlant.Upright);

        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Family ? Of(bold) : null;
    }
}
