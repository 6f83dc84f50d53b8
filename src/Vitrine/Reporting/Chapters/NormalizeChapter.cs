using Vitrine.Inference;
using Vitrine.Inference.Preprocessing;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Chapters;

/// <summary>Stage 3: how pixels become inputs.</summary>
internal static class NormalizeChapter
{
    private const byte MiddleGrey = 128;

    internal static Chapter Of(ReportInput input) => new(
        3,
        NormalizeChapterText.Title,
        NormalizeChapterText.Explanation,
        NormalizeChapterText.NotDone,
        input.Run.Normalization is { } normalization ? Content(normalization, isFitted: input.Run.Recipe.Start is null) : Html.Empty);

    private static Html Content(Normalization normalization, bool isFitted)
    {
        var (mean, deviation) = (Quantity.FourDecimals(normalization.Mean), Quantity.FourDecimals(normalization.StandardDeviation));
        var origin = isFitted ? NormalizeChapterText.Fitted : NormalizeChapterText.Kept;
        return Html.Of($"""
            {Findings.Of([origin.Fill(mean, deviation), NormalizeChapterText.Travels])}<p class="formula">{NormalizeChapterText.Formula.Fill(mean, deviation)}</p>
            {Table(normalization)}
            """);
    }

    private static Html Table(Normalization normalization) => HtmlTable.Of(
        "normalization",
        NormalizeChapterText.TableCaption,
        [new(NormalizeChapterText.Pixel, IsNumber: false), new(NormalizeChapterText.Scaled), new(NormalizeChapterText.Normalized)],
        [
            Row(NormalizeChapterText.Black, byte.MinValue, normalization),
            Row(NormalizeChapterText.Middle, MiddleGrey, normalization),
            Row(NormalizeChapterText.White, byte.MaxValue, normalization),
        ]);

    private static Html[] Row(string name, byte pixel, Normalization normalization) =>
        [name.Fill(pixel), Quantity.FourDecimals(pixel / 255.0), Quantity.FourDecimals(normalization.Apply(pixel))];
}
