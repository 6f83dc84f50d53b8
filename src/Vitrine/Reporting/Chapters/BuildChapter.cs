using Vitrine.Inference;
using Vitrine.Models;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Chapters;

/// <summary>Stage 4: what the network is made of.</summary>
internal static class BuildChapter
{
    internal static Chapter Of(ReportInput input) => new(
        4,
        BuildChapterText.Title,
        IsDense(input.Run.Summary) ? BuildChapterText.ExplanationDense : BuildChapterText.ExplanationConvolutional,
        BuildChapterText.NotDone,
        input.Run.Summary is { } summary ? Content(summary, input.Run.Dataset) : Html.Empty);

    private static bool IsDense(ArchitectureSummary? summary) =>
        summary is not null && !summary.Layers.Any(layer => layer.Kind.StartsWith("conv", StringComparison.Ordinal));

    private static Html Content(ArchitectureSummary summary, DatasetProvenance? data) =>
        Html.Of($"{Findings.Of(Sentences(summary, data))}{Table(summary)}");

    private static IEnumerable<string> Sentences(ArchitectureSummary summary, DatasetProvenance? data)
    {
        yield return BuildChapterText.Size.Fill(
            Quantity.Count(summary.ParameterCount), summary.Layers.Count, Quantity.Bytes(summary.ParameterCount * sizeof(float)));
        yield return BuildChapterText.Cost.Fill(Quantity.Count(summary.MultiplyAccumulates));
        if (summary.Layers.MaxBy(layer => layer.ParameterCount) is { ParameterCount: > 0 } largest)
            yield return BuildChapterText.Largest.Fill(largest.Name, Quantity.ShortPercent((double)largest.ParameterCount / summary.ParameterCount));
        if (data is { TrainCount: > 0 } && summary.ParameterCount > data.TrainCount)
            yield return BuildChapterText.Overparameterized.Fill(Quantity.OneDecimal((double)summary.ParameterCount / data.TrainCount));
    }

    private static Html Table(ArchitectureSummary summary) => HtmlTable.Of(
        "layers",
        BuildChapterText.TableCaption,
        [
            new(BuildChapterText.Layer, IsNumber: false),
            new(BuildChapterText.Details, IsNumber: false),
            new(BuildChapterText.OutputShape),
            new(BuildChapterText.Parameters),
            new(BuildChapterText.MultiplyAccumulates),
        ],
        [
            [BuildChapterText.Input, BuildChapterText.InputDetails, Quantity.Shape(summary.InputShape), "", ""],
            .. summary.Layers.Select(Row),
            [BuildChapterText.Total, "", "", Quantity.Count(summary.ParameterCount), Quantity.Count(summary.MultiplyAccumulates)],
        ]);

    private static Html[] Row(LayerSummary layer) =>
    [
        Html.Of($"<code>{layer.Name}</code>"),
        layer.Details,
        Quantity.Shape(layer.OutputShape),
        Quantity.Count(layer.ParameterCount),
        Quantity.Count(layer.MultiplyAccumulates),
    ];
}
