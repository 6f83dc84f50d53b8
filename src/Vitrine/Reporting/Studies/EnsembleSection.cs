using Vitrine.Data;
using Vitrine.Improvement.Ensembles;
using Vitrine.Inference;
using Vitrine.Reporting.Chapters;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Studies;

/// <summary>What the study's models come to together, and in one network.</summary>
internal static class EnsembleSection
{
    /// <returns>One section, or none where nothing was compared.</returns>
    internal static IEnumerable<HtmlSection> Of(StudyReportInput input)
    {
        if (input.Ensemble is not { } ensemble)
            yield break;
        yield return new HtmlSection("ensemble", StudyReportText.EnsembleTitle, StudyReportText.EnsembleExplanation, Html.Join(
        [
            Findings.Of(StudySentences.Of(ensemble)),
            HtmlTable.Of(
                "ensemble",
                StudyReportText.EnsembleCaption,
                [
                    new(StudyReportText.Model, IsNumber: false), new(StudyReportText.ParametersOfModel), new(StudyReportText.Validation), new(StudyReportText.Test), new(StudyReportText.Gain),
                    new(StudyReportText.GainInterval),
                ],
                [
                    [StudySentences.NameOf(ensemble.Best), Quantity.Count(ensemble.BestParameterCount), Quantity.Percent(ensemble.BestValidationAccuracy), Quantity.Percent(ensemble.BestTestAccuracy), "", ""],
                    .. StudySentences.Alternatives(ensemble).Select(each => Row(each.Name, each.Alternative)),
                ]),
            .. ensemble.Members.Count > 1 ? Members(input, ensemble) : [],
        ]));
    }

    private static Html[] Members(StudyReportInput input, StudyEnsemble ensemble)
    {
        var words = ensemble.Members.SelectMany(member => Enumerable.Repeat($"models/{member.Model}", member.Count));
        var data = input.Subject.DataOption == FashionMnist.Option ? "" : $" --data {input.Subject.DataOption}";
        return
        [
            HtmlTable.Of(
                "members",
                StudyReportText.MembersCaption.Fill(ensemble.ModelCount),
                [new(StudyReportText.Member, IsNumber: false), new(StudyReportText.MemberCount)],
                ensemble.Members.Select(member => new Html[] { StudySentences.NameOf(member.Model), Quantity.Count(member.Count) })),
            Html.Of($"<p>{Html.Prose(StudyReportText.UseModels)}</p>\n<pre class=\"code\"><code>vitrine evaluate {string.Join(' ', words)}{data}</code></pre>\n"),
        ];
    }

    private static Html[] Row(string name, Alternative alternative) =>
    [
        name, Quantity.Count(alternative.ParameterCount), Quantity.Percent(alternative.ValidationAccuracy), Quantity.Percent(alternative.TestAccuracy),
        Quantity.SignedPoints(alternative.Test.Gain), Quantity.SignedRange(alternative.Test.GainInterval),
    ];
}
