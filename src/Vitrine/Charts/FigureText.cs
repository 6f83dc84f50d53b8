namespace Vitrine.Charts;

/// <summary>The words around a chart, in the current language.</summary>
internal sealed record FigureText(string Name, string Title, string Subtitle, string AlternativeText);
