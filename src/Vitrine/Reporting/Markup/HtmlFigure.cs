using Vitrine.Charts;

namespace Vitrine.Reporting.Markup;

/// <summary>Pictures inside the page itself: nothing is fetched when it is read.</summary>
internal static class HtmlFigure
{
    /// <summary>A chart with a sentence that says how to read it; empty where the chart is missing.</summary>
    internal static Html OfChart(ReportInput input, string chartName, string caption) =>
        input.Charts.TryGetValue(chartName, out var chart) ? Of(chartName, chart, caption) : Html.Empty;

    /// <summary>A PNG as an image element.</summary>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="height">In CSS pixels.</param>
    internal static Html Image(byte[] png, string alternativeText, int width, int height) => Html.Of(
        $"<img src=\"data:image/png;base64,{Convert.ToBase64String(png)}\" alt=\"{alternativeText}\" width=\"{width}\" height=\"{height}\" decoding=\"sync\">");

    /// <summary>A chart with a sentence that says how to read it.</summary>
    internal static Html Of(Chart chart, string caption) => Of(chart.Name, chart, caption);

    private static Html Of(string name, Chart chart, string caption) => Html.Of($"""
        <figure class="chart" id="figure-{name}">
        <div class="frame" role="group" tabindex="0" aria-label="{chart.Title}">{Image(chart.Png, chart.AlternativeText, chart.Width, chart.Height)}</div>
        <figcaption>{Html.Prose(caption)} <span class="hint">{HtmlReportText.TapToEnlarge}</span></figcaption>
        </figure>

        """);
}
