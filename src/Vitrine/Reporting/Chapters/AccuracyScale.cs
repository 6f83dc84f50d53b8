using System.Globalization;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Chapters;

/// <summary>A dot plot of the accuracy beside the two references, drawn with markup so that it stays sharp and readable on a phone.</summary>
internal static class AccuracyScale
{
    /// <summary>Empty where there is no accuracy or the references do not apply to the data.</summary>
    internal static Html Of(RunRecord run)
    {
        if ((run.Test ?? run.Validation) is not { } report || !ReferenceResults.Apply(run.Dataset))
            return Html.Empty;
        // From the ten per cent below the smallest, so that the differences fill the width.
        var start = Math.Floor(10 * Math.Min(report.AccuracyInterval.Low, ReferenceResults.OriginalProject)) / 10;
        var splitName = report.Split == "test" ? HtmlReportText.TestAccuracy : HtmlReportText.ValidationAccuracy;
        return Html.Of($"""
            <section class="scale" aria-label="{HtmlReportText.ScaleTitle}">
            <h2>{HtmlReportText.ScaleTitle}</h2>
            <ul>
            {Row(HtmlReportText.ScaleOriginal, HtmlReportText.ScaleOriginalDetails, ReferenceResults.OriginalProject, null, start)}
            {Row(HtmlReportText.ScaleHuman, HtmlReportText.ScaleHumanDetails, ReferenceResults.HumanCrowd, null, start)}
            {Row(HtmlReportText.ScaleThis, HtmlReportText.ScaleThisDetails.Fill(splitName), report.Accuracy, report.AccuracyInterval, start)}
            </ul>
            <p class="axis" aria-hidden="true"><span>{Quantity.WholePercent(start)}</span><span>{Quantity.WholePercent(1)}</span></p>
            </section>

            """);
    }

    private static Html Row(string name, string details, double accuracy, Interval? interval, double start) => Html.Of($"""
        <li{(interval is null ? Html.Empty : Html.Of($" class=\"this\""))}>
        <span class="name"><b>{name}</b> <small>{details}</small></span><span class="value">{Quantity.Percent(accuracy)}</span>
        <span class="track" aria-hidden="true">{Band(interval, start)}<i class="dot" style="left:{Position(accuracy, start)}"></i></span></li>
        """);

    private static Html Band(Interval? interval, double start) => interval is null ? Html.Empty : Html.Of(
        $"<i class=\"band\" style=\"left:{Position(interval.Low, start)};right:{Position(1 - interval.High, 0, 1 - start)}\"></i>");

    private static string Position(double value, double start) => Position(value - start, 0, 1 - start);

    private static string Position(double value, double from, double length) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * (value - from) / length:F2}%");
}
