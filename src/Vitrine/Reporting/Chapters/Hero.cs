using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Chapters;

/// <summary>The top of the report: the one number, where it stands, and what it cost.</summary>
internal static class Hero
{
    internal static Html Of(RunRecord run) => Html.Of($"""
        <header class="hero">
        <p class="kicker">Vitrine · {HtmlReportText.Kicker}</p>
        <h1>{Title(run)}</h1>
        <p class="subtitle">{HtmlReportText.HeroSubtitle}</p>
        {Status(run)}<div class="result">
        {Headline(run.Test ?? run.Validation)}
        {AccuracyScale.Of(run)}</div>
        <dl class="facts">{Facts(run)}
        </dl>
        </header>

        """);

    internal static string Title(RunRecord run) =>
        run.Dataset is { } data ? HtmlReportText.HeroTitle.Fill(data.Name) : HtmlReportText.HeroTitleWithoutData;

    private static Html Status(RunRecord run)
    {
        var sentence = run.Status switch
        {
            "running" => HtmlReportText.StatusRunning,
            "interrupted" => HtmlReportText.StatusInterrupted.Fill(run.Name),
            "failed" => HtmlReportText.StatusFailed,
            _ => null,
        };
        return sentence is null ? Html.Empty : Html.Of($"<p class=\"status\" role=\"status\">{Html.Prose(sentence)}</p>\n");
    }

    private static Html Headline(EvaluationReport? report)
    {
        if (report is null)
            return Html.Of($"<p class=\"headline\"><strong>–</strong> <span>{HtmlReportText.NoAccuracy}</span></p>");
        var name = report.Split == "test" ? HtmlReportText.TestAccuracy : HtmlReportText.ValidationAccuracy;
        return Html.Of($"""
            <p class="headline"><strong>{Quantity.Percent(report.Accuracy)}</strong> <span>{name}</span>
            <small>{HtmlReportText.AccuracyInterval.Fill(Quantity.Range(report.AccuracyInterval), Quantity.Count(report.Count))}</small></p>
            """);
    }

    private static IEnumerable<Html> Facts(RunRecord run) =>
    [
        Fact(
            HtmlReportText.FactParameters,
            run.Summary is { } summary ? Quantity.Count(summary.ParameterCount) : null,
            HtmlReportText.FactParametersDetails.Fill(Quantity.Count(run.Summary?.MultiplyAccumulates ?? 0))),
        Fact(
            HtmlReportText.FactTrainTime,
            run.TrainSeconds is { } trainSeconds ? Quantity.Duration(trainSeconds) : null,
            HtmlReportText.FactTrainDetails.Fill(run.History.Count, run.Environment.Device)),
        Fact(
            HtmlReportText.FactTotalTime,
            run.TotalSeconds is { } totalSeconds ? Quantity.Duration(totalSeconds) : null,
            HtmlReportText.FactTotalDetails),
        Fact(
            HtmlReportText.FactParity,
            run.Parity is { } parity ? Quantity.Percent(parity.Top1Agreement) : null,
            HtmlReportText.FactParityDetails.Fill(Quantity.Count(run.Parity?.Count ?? 0))),
    ];

    /// <param name="value">Null where it is not known yet.</param>
    internal static Html Fact(string name, string? value, string details) => Html.Of($"""

        <div><dt>{name}</dt><dd><b>{value ?? HtmlReportText.FactUnknown}</b> <small>{(value is null ? HtmlReportText.FactNotDone : details)}</small></dd></div>
        """);
}
