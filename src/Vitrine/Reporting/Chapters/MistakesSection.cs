using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Chapters;

/// <summary>The most confident mistakes as pictures, each with what it is and what it was taken for.</summary>
internal static class MistakesSection
{
    // Shown larger than they are, so that a person can judge them.
    private const int Side = 112;

    internal static Html Of(EvaluationReport validation, ReportInput input)
    {
        var shown = validation.WorstMistakes.Where(input.MistakePictures.ContainsKey).ToArray();
        return shown.Length == 0
            ? HtmlFigure.OfChart(input, "mistakes", EvaluateChapterText.MistakesReading)
            : Html.Of($"""
                <h3>{EvaluateChapterText.MistakesTitle}</h3>
                <p>{Html.Prose(EvaluateChapterText.MistakesIntroduction)}</p>
                <div class="mistakes" id="figure-mistakes">{shown.Select(mistake => Picture(mistake, input.MistakePictures[mistake], validation))}
                </div>

                """);
    }

    private static Html Picture(Mistake mistake, byte[] png, EvaluationReport report)
    {
        var actual = report.Classes[mistake.Actual].Name.Current;
        var predicted = report.Classes[mistake.Predicted].Name.Current;
        var confidence = Quantity.ShortPercent(mistake.Confidence);
        var alternative = EvaluateChapterText.MistakeAlternative.Fill(actual, predicted, confidence);
        return Html.Of($"""

            <figure>{HtmlFigure.Image(png, alternative, Side, Side)}<figcaption><span class="actual">{actual}</span> → <strong>{predicted}</strong> <span class="confidence">{confidence}</span></figcaption></figure>
            """);
    }
}
