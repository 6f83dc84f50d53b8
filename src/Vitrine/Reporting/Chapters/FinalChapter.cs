using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Chapters;

/// <summary>Stage 8: the number to quote.</summary>
internal static class FinalChapter
{
    internal static Chapter Of(ReportInput input) => new(
        8,
        FinalChapterText.Title,
        FinalChapterText.Explanation,
        FinalChapterText.NotDone,
        input.Run.Test is { } test ? Content(test, input) : Html.Empty);

    private static Html Content(EvaluationReport test, ReportInput input) => Html.Join(
    [
        Findings.Of(
        [
            Metrics.Accuracy(test),
            .. References(test, input.Run.Dataset),
            .. Promise(input.Run.Validation, test),
            .. Metrics.Classes(test),
            Looks(input.Run),
        ]),
        HtmlFigure.OfChart(input, "comparison", FinalChapterText.ComparisonReading),
        HtmlFigure.OfChart(input, "test-confusion-matrix", MetricsText.ConfusionReading),
        HtmlFigure.OfChart(input, "test-per-class", MetricsText.PerClassReading),
        Metrics.SummaryTable(test),
        Metrics.ClassesTable(test),
        Metrics.PairsTable(test),
    ]);

    private static IEnumerable<string> References(EvaluationReport test, DatasetProvenance? data)
    {
        if (!ReferenceResults.Apply(data))
            yield break;
        yield return Beside(test, ReferenceResults.OriginalProject, FinalChapterText.OriginalProject);
        yield return Beside(test, ReferenceResults.HumanCrowd, FinalChapterText.HumanCrowd);
        if (test.Count != ReferenceResults.TestImageCount)
            yield return FinalChapterText.OtherTestPictures.Fill(Quantity.Count(test.Count));
    }

    private static string Beside(EvaluationReport test, double reference, string name)
    {
        var sentence = test.Accuracy < reference ? FinalChapterText.Below
            : test.AccuracyInterval.Low > reference ? FinalChapterText.AboveWithCertainty
            : FinalChapterText.AboveWithinChance;
        return sentence.Fill(Quantity.Points(test.Accuracy - reference), Quantity.Percent(reference), name);
    }

    private static IEnumerable<string> Promise(EvaluationReport? validation, EvaluationReport test)
    {
        if (validation is null)
            yield break;
        var overlap = validation.AccuracyInterval.Low <= test.AccuracyInterval.High && test.AccuracyInterval.Low <= validation.AccuracyInterval.High;
        yield return (overlap ? FinalChapterText.AsPromised : FinalChapterText.NotAsPromised).Fill(
            Quantity.Percent(validation.Accuracy), Quantity.SignedPoints(test.Accuracy - validation.Accuracy));
    }

    private static string Looks(RunRecord run) =>
        run.TestEvaluationCount <= 1 ? FinalChapterText.LookedOnce : FinalChapterText.LookedOften.Fill(run.TestEvaluationCount);
}
