using Vitrine.Improvement;
using Vitrine.Inference;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Chapters;

/// <summary>The second half of stage 6: what the search tried, what each variation bought, and what was kept.</summary>
internal static class ImprovementSection
{
    internal static Html Of(ReportInput input) => Html.Of($"""
        <h3 id="improvement">{ImprovementSectionText.Title}</h3>
        <p>{Html.Prose(ImprovementSectionText.Explanation)}</p>
        {Content(input)}
        """);

    private static Html Content(ReportInput input)
    {
        if (input.Run.Improvement is { } improvement)
            return improvement.Outcomes.Count == 0 ? Findings.Of([improvement.Conclusion]) : Done(improvement, input);
        var sentence = input.Run.ImproveSeconds > 0 ? ImprovementSectionText.Pending : ImprovementSectionText.Off;
        return Html.Of($"<p class=\"not-done\">{Html.Prose(sentence)}</p>\n");
    }

    private static Html Done(ImprovementReport improvement, ReportInput input) => Html.Join(
    [
        Findings.Of([Outcome(improvement), Cost(improvement), improvement.Conclusion]),
        HtmlFigure.OfChart(input, "improvement", ImprovementSectionText.ChartReading),
        Table(improvement),
    ]);

    private static string Outcome(ImprovementReport improvement) => improvement.Adopted
        ? ImprovementSectionText.Adopted.Fill(
            Quantity.Percent(improvement.AccuracyBefore),
            Quantity.Percent(improvement.AccuracyAfter),
            Quantity.SignedPoints(improvement.AccuracyAfter - improvement.AccuracyBefore))
        : ImprovementSectionText.NotAdopted.Fill(Quantity.Percent(improvement.AccuracyBefore));

    private static string Cost(ImprovementReport improvement) => ImprovementSectionText.Cost.Fill(
        improvement.Outcomes.Count,
        Quantity.Duration(improvement.Seconds),
        Quantity.Duration(improvement.BudgetSeconds),
        improvement.TrialEpochs,
        Quantity.Count(improvement.TrialImages),
        Quantity.Percent(improvement.BaselineTrialAccuracy));

    private static Html Table(ImprovementReport improvement) => HtmlTable.Of(
        "improvement",
        ImprovementSectionText.TableCaption,
        [
            new(ImprovementSectionText.Variation, IsNumber: false),
            new(ImprovementSectionText.Accuracy),
            new(ImprovementSectionText.Gain),
            new(ImprovementSectionText.GainInterval),
            new(ImprovementSectionText.PValue),
            new(ImprovementSectionText.Seconds),
            new(ImprovementSectionText.Kept),
        ],
        improvement.Outcomes.Select(Row));

    private static Html[] Row(VariationOutcome outcome) =>
    [
        Html.Of($"{outcome.Description} <span class=\"aspect\">{AspectName(outcome.Aspect)}</span><span class=\"note\">{outcome.Explanation}</span>"),
        Quantity.Percent(outcome.Accuracy),
        Quantity.SignedPoints(outcome.Gain),
        Quantity.SignedRange(outcome.GainInterval),
        Quantity.PValue(outcome.PValue),
        Quantity.Duration(outcome.Seconds),
        outcome.Kept ? Html.Of($"<strong class=\"kept\">{HtmlReportText.Yes}</strong>") : HtmlReportText.No,
    ];

    private static string AspectName(string aspect) => aspect switch
    {
        "architecture" => ImprovementSectionText.AspectArchitecture,
        "learningRate" => ImprovementSectionText.AspectLearningRate,
        "regularisation" => ImprovementSectionText.AspectRegularisation,
        _ => aspect,
    };
}
