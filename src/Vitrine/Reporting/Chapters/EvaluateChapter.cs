using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Chapters;

/// <summary>Stage 6: what the model can do on pictures it has not learnt from, and what could be improved.</summary>
internal static class EvaluateChapter
{
    // Below this, Guo et al. 2017 call a model of this size well calibrated.
    private const double NegligibleCalibrationGap = 0.01;

    internal static Chapter Of(ReportInput input) => new(
        6,
        EvaluateChapterText.Title,
        EvaluateChapterText.Explanation,
        EvaluateChapterText.NotDone,
        input.Run.Validation is { } validation ? Content(validation, input) : Html.Empty);

    private static Html Content(EvaluationReport validation, ReportInput input) => Html.Join(
    [
        Html.Of($"<h3>{EvaluateChapterText.EvaluationTitle}</h3>\n"),
        Findings.Of([Metrics.Accuracy(validation), .. Metrics.Classes(validation), .. Gap(input.Run.Train, validation), .. Confidence(validation)]),
        HtmlFigure.OfChart(input, "confusion-matrix", MetricsText.ConfusionReading),
        HtmlFigure.OfChart(input, "per-class", MetricsText.PerClassReading),
        Metrics.SummaryTable(validation),
        Metrics.ClassesTable(validation),
        Metrics.PairsTable(validation),
        HtmlFigure.OfChart(input, "reliability", EvaluateChapterText.ReliabilityReading),
        MistakesSection.Of(validation, input),
        ImprovementSection.Of(input),
        CoachSection.Of(input.Run),
    ]);

    private static IEnumerable<string> Gap(EvaluationReport? train, EvaluationReport validation)
    {
        if (train is null)
            yield break;
        var sentence = (train.AccuracyInterval, validation.AccuracyInterval) switch
        {
            var (known, unknown) when known.Low > unknown.High => EvaluateChapterText.GapOverfit,
            var (known, unknown) when known.High < unknown.Low => EvaluateChapterText.GapReversed,
            _ => EvaluateChapterText.GapWithinChance,
        };
        yield return sentence.Fill(
            Quantity.Count(train.Count), Quantity.Percent(train.Accuracy), Quantity.Points(train.Accuracy - validation.Accuracy));
    }

    private static IEnumerable<string> Confidence(EvaluationReport report)
    {
        if (report.Count == 0 || report.Reliability.Count == 0)
            yield break;
        var claimed = report.Reliability.Sum(bin => bin.Count * bin.Confidence) / report.Count;
        var sentence = (claimed - report.Accuracy) switch
        {
            > NegligibleCalibrationGap => EvaluateChapterText.Overconfident,
            < -NegligibleCalibrationGap => EvaluateChapterText.Underconfident,
            _ => EvaluateChapterText.Calibrated,
        };
        yield return sentence.Fill(
            Quantity.ShortPercent(claimed), Quantity.ShortPercent(report.Accuracy), Quantity.Points(report.ExpectedCalibrationError));
    }
}
