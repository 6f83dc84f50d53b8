using Vitrine.Improvement.Studies;
using Vitrine.Inference;
using Vitrine.Reporting.Chapters;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Studies;

/// <summary>The top of a study's report: the one number, and what it cost.</summary>
internal static class StudyHero
{
    internal static Html Of(StudyReportInput input) => Html.Of($"""
        <header class="hero">
        <p class="kicker">Vitrine · {StudyReportText.Kicker}</p>
        <h1>{StudyReportText.HeroTitle.Fill(input.Subject.Start.Name)}</h1>
        <p class="subtitle">{StudyReportText.HeroSubtitle}</p>
        <div class="result">
        {Headline(input)}
        <p>{Html.Prose(Standing(input))}</p></div>
        <dl class="facts">{Facts(input)}
        </dl>
        </header>

        """);

    private static Html Headline(StudyReportInput input) => input.Answer is { } answer
        ? Html.Of($"""
            <p class="headline"><strong>{Quantity.SignedPoints(answer.Test.Gain)}</strong> <span>{StudyReportText.PointsOnTest}</span>
            <small>{StudyReportText.TestFromTo.Fill(Quantity.Percent(answer.StartTest.Average()), Quantity.Percent(answer.BestTest.Average()))}</small></p>
            """)
        : Html.Of($"""
            <p class="headline"><strong>{Quantity.Percent(input.Best.Values[0])}</strong> <span>{StudyReportText.ValidationAccuracy}</span>
            <small>{StudyReportText.NotConfirmedShort}</small></p>
            """);

    private static string Standing(StudyReportInput input) =>
        input.Findings.Further is { } further ? StudySentences.Of(further) : StudyReportText.TooFewTrials;

    private static IEnumerable<Html> Facts(StudyReportInput input) =>
    [
        Hero.Fact(StudyReportText.FactTrials, Quantity.Count(input.Trials.Count), StudyReportText.FactTrialsDetails.Fill(input.CountOf(TrialState.Finished))),
        Hero.Fact(StudyReportText.FactEpochs, Quantity.Count(input.Trials.Sum(trial => trial.Reports.Count)), StudyReportText.FactEpochsDetails.Fill(input.Settings.MaximumStep)),
        Hero.Fact(StudyReportText.FactWork, Quantity.Duration(input.Trials.Sum(trial => trial.Seconds)), StudyReportText.FactWorkDetails),
        Hero.Fact(StudyReportText.FactParameters, Quantity.Count(input.Settings.Space.Parameters.Count), StudyReportText.FactParametersDetails.Fill(input.Settings.Sampler)),
    ];
}
