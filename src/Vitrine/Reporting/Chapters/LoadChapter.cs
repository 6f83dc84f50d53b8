using Vitrine.Exploration;
using Vitrine.Inference;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Chapters;

/// <summary>Stage 1: what the data is.</summary>
internal static class LoadChapter
{
    internal static Chapter Of(ReportInput input) => new(
        1,
        LoadChapterText.Title,
        LoadChapterText.Explanation,
        LoadChapterText.NotDone,
        input.Run.Dataset is null && input.Exploration is null ? Html.Empty : Content(input));

    private static Html Content(ReportInput input) => Html.Of(
        $"{Findings.Of([.. DatasetFindings(input.Run.Dataset), .. ExplorationFindings(input)])}{Figures(input)}{Tables(input)}");

    private static IEnumerable<string> DatasetFindings(DatasetProvenance? data)
    {
        if (data is null)
            yield break;
        yield return LoadChapterText.Contents.Fill(
            data.Name,
            Quantity.Count(data.TrainCount),
            Quantity.Count(data.ValidationCount),
            Quantity.Count(data.TestCount),
            data.Height,
            data.Width,
            data.ClassCount,
            data.Source);
    }

    private static IEnumerable<string> ExplorationFindings(ReportInput input)
    {
        if (input.Exploration is not { } exploration)
            yield break;
        yield return Balance(exploration, input.Run.Classes);
        yield return LoadChapterText.Background.Fill(Quantity.ShortPercent(exploration.Train.BackgroundShare));
        yield return exploration.Duplicates.AcrossSplits == 0 ? LoadChapterText.NoLeak : LoadChapterText.Leak.Fill(
            Quantity.Count(exploration.Duplicates.AcrossSplits),
            Quantity.Percent((double)exploration.Duplicates.AcrossSplits / exploration.Test.Count));
        if (exploration.Duplicates.ConflictingLabels > 0)
            yield return LoadChapterText.Conflicts.Fill(Quantity.Count(exploration.Duplicates.ConflictingLabels));
    }

    private static string Balance(DatasetExploration exploration, IReadOnlyList<ClassName>? names)
    {
        var counts = exploration.Train.ClassCounts;
        var (largest, smallest) = (counts.Max(), counts.Min());
        if (largest == smallest)
            return LoadChapterText.Balanced.Fill(Quantity.Count(largest), Quantity.ShortPercent(1.0 / counts.Count));
        var most = counts.Index().First(each => each.Item == largest).Index;
        var least = counts.Index().First(each => each.Item == smallest).Index;
        return LoadChapterText.Unbalanced.Fill(
            NameOf(most, names),
            Quantity.Count(largest),
            NameOf(least, names),
            Quantity.Count(smallest),
            Quantity.ShortPercent((double)exploration.Test.ClassCounts[most] / Math.Max(1, exploration.Test.Count)));
    }

    private static Html Figures(ReportInput input) => Html.Join(
    [
        HtmlFigure.OfChart(input, "class-counts", LoadChapterText.ClassCountsReading),
        HtmlFigure.OfChart(input, "pixel-histogram", LoadChapterText.PixelHistogramReading),
    ]);

    private static Html Tables(ReportInput input) => input.Exploration is { } exploration
        ? Html.Of($"{SplitsTable(exploration)}{ClassesTable(exploration, input)}{DuplicatesTable(exploration.Duplicates)}")
        : Html.Empty;

    private static Html SplitsTable(DatasetExploration exploration) => HtmlTable.Of(
        "splits",
        LoadChapterText.SplitsCaption,
        [
            new(LoadChapterText.Split, IsNumber: false),
            new(LoadChapterText.Images),
            new(LoadChapterText.Mean),
            new(LoadChapterText.StandardDeviation),
            new(LoadChapterText.PixelRange),
            new(LoadChapterText.BackgroundShare),
        ],
        [SplitRow(LoadChapterText.Train, exploration.Train), SplitRow(LoadChapterText.Test, exploration.Test)]);

    private static Html[] SplitRow(string name, SplitStatistics split) =>
    [
        name,
        Quantity.Count(split.Count),
        Quantity.FourDecimals(split.Mean),
        Quantity.FourDecimals(split.StandardDeviation),
        $"{split.Minimum}–{split.Maximum}",
        Quantity.ShortPercent(split.BackgroundShare),
    ];

    private static Html ClassesTable(DatasetExploration exploration, ReportInput input) => HtmlTable.Of(
        "class-counts",
        LoadChapterText.ClassesCaption,
        [new(LoadChapterText.Class, IsNumber: false), new(LoadChapterText.Train), new(LoadChapterText.Test)],
        exploration.Train.ClassCounts.Select((count, label) => new Html[]
        {
            NameOf(label, input.Run.Classes),
            Quantity.Count(count),
            Quantity.Count(exploration.Test.ClassCounts[label]),
        }));

    private static Html DuplicatesTable(DuplicateReport duplicates) => HtmlTable.OfPairs(
        "duplicates",
        LoadChapterText.DuplicatesCaption,
        [
            (LoadChapterText.WithinTrain, Quantity.Count(duplicates.WithinTrain)),
            (LoadChapterText.WithinTest, Quantity.Count(duplicates.WithinTest)),
            (LoadChapterText.AcrossSplits, Quantity.Count(duplicates.AcrossSplits)),
            (LoadChapterText.ConflictingLabels, Quantity.Count(duplicates.ConflictingLabels)),
        ]);

    private static string NameOf(int label, IReadOnlyList<ClassName>? names) => names is null ? $"{label}" : names[label].Current;
}
