namespace Vitrine.Charts;

/// <summary>A drawn chart: a value that can be written to disk or put into the report.</summary>
/// <param name="Name">File name without its ending, e.g. <c>learning-curves</c>.</param>
/// <param name="Title">In the language it was drawn in.</param>
/// <param name="AlternativeText">What it shows, for those who cannot see it, in the language it was drawn in.</param>
/// <param name="Width">Of the layout, in CSS pixels; the PNG has twice as many.</param>
/// <param name="Height">Of the layout, in CSS pixels; the PNG has twice as many.</param>
public sealed record Chart(string Name, string Title, string AlternativeText, int Width, int Height, byte[] Png, string Svg);
