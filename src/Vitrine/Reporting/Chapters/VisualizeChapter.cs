using Vitrine.Inference;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Chapters;

/// <summary>Stage 2: what the data looks like.</summary>
internal static class VisualizeChapter
{
    internal static Chapter Of(ReportInput input)
    {
        var figures = Html.Join(
        [
            HtmlFigure.OfChart(input, "sample-grid", VisualizeChapterText.SampleGridReading),
            HtmlFigure.OfChart(input, "class-images", VisualizeChapterText.ClassImagesReading),
            HtmlFigure.OfChart(input, "pca-map", VisualizeChapterText.PcaMapReading),
        ]);
        return new Chapter(
            2,
            VisualizeChapterText.Title,
            VisualizeChapterText.Explanation,
            VisualizeChapterText.NotDone,
            figures.IsEmpty ? Html.Empty : Html.Of($"{ExplainedVariance(input)}{figures}"));
    }

    private static Html ExplainedVariance(ReportInput input) => input.Exploration?.ExplainedVariance is [var first, var second, ..]
        ? Findings.Of([VisualizeChapterText.ExplainedVariance.Fill(
            Quantity.ShortPercent(first + second), Quantity.ShortPercent(first), Quantity.ShortPercent(second))])
        : Html.Empty;
}
