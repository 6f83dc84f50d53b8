using Spectre.Console;
using Spectre.Console.Rendering;
using Vitrine.Data;
using Vitrine.Data.Formats;
using Vitrine.Exploration;

namespace Vitrine.App.Tables;

/// <summary>A data set for people to look at.</summary>
internal static class DatasetTables
{
    /// <summary>Name, place, sizes.</summary>
    internal static IRenderable Overview(Dataset dataset) => Layout.Titled(TablesText.Dataset, Layout.Facts(
        (TablesText.Name, dataset.Name),
        (TablesText.Source, dataset.Source),
        (TablesText.TrainImages, Layout.Count(dataset.Train.Count)),
        (TablesText.TestImages, Layout.Count(dataset.Test.Count)),
        (TablesText.ImageSize, $"{dataset.Train.Height} × {dataset.Train.Width}"),
        (TablesText.Classes, Layout.Count(dataset.Train.Classes.Count))));

    /// <summary>How many images each class has.</summary>
    internal static IRenderable ClassCounts(Dataset dataset)
    {
        var table = Layout.Table(TablesText.Class, TablesText.Train + "#", TablesText.Test + "#");
        foreach (var (name, train, test) in dataset.Train.Classes.Zip(CountsOf(dataset.Train), CountsOf(dataset.Test)))
            table.Row(name.Current, Layout.Count(train), Layout.Count(test));
        return Layout.Titled(TablesText.ClassCounts, table);
    }

    /// <summary>Images by class index.</summary>
    internal static IReadOnlyList<int> CountsOf(ImageSet images)
    {
        var counts = new int[images.Classes.Count];
        foreach (var label in images.Labels)
            counts[label]++;
        return counts;
    }

    /// <summary>Pixels of both splits, side by side.</summary>
    internal static IRenderable Statistics(DatasetExploration exploration)
    {
        var table = Layout.Table("", TablesText.Train + "#", TablesText.Test + "#");
        Row(TablesText.Images, split => Layout.Count(split.Count));
        Row(TablesText.PixelMean, split => Layout.Number(split.Mean, 4));
        Row(TablesText.PixelDeviation, split => Layout.Number(split.StandardDeviation, 4));
        Row(TablesText.PixelRange, split => $"{split.Minimum} – {split.Maximum}");
        Row(TablesText.Background, split => Layout.Percent(split.BackgroundShare));
        return Layout.Titled(TablesText.Pixels, table);

        void Row(string name, Func<SplitStatistics, string> value) => table.Row(name, value(exploration.Train), value(exploration.Test));
    }

    /// <summary>Duplicates and what else tells of the data's health.</summary>
    internal static IRenderable Health(DatasetExploration exploration) => Layout.Titled(TablesText.Health, Layout.Facts(
        (TablesText.DuplicatesWithinTrain, Layout.Count(exploration.Duplicates.WithinTrain)),
        (TablesText.DuplicatesWithinTest, Layout.Count(exploration.Duplicates.WithinTest)),
        (TablesText.DuplicatesAcross, Layout.Count(exploration.Duplicates.AcrossSplits)),
        (TablesText.ConflictingLabels, Layout.Count(exploration.Duplicates.ConflictingLabels)),
        (TablesText.ExplainedVariance, string.Join(" + ", exploration.ExplainedVariance.Select(Layout.Percent)))));

    /// <summary>Where a set's files lie.</summary>
    internal static IRenderable Files(DatasetLocation location)
    {
        var table = Layout.Table(TablesText.File, TablesText.Bytes + "#", "SHA-256");
        foreach (var file in location.Files)
            table.Row(file.Name, Layout.Count(file.Bytes), file.Sha256);
        return Layout.Titled($"{location.Name}: {location.Folder}", table);
    }

    /// <summary>A set that was written in another format.</summary>
    internal static IRenderable Export(DatasetExport export)
    {
        var table = Layout.Table(TablesText.File, TablesText.Bytes + "#", "SHA-256");
        foreach (var file in export.Files)
            table.Row(Path.GetFileName(file.Path), Layout.Count(file.Bytes), file.Sha256);
        return Layout.Titled($"{export.Name}, {export.Format}: {export.Place}", table);
    }

    /// <summary>What checking a set's files found.</summary>
    internal static IRenderable Verification(IReadOnlyList<FileVerification> files)
    {
        var table = Layout.Table("", TablesText.File, TablesText.Finding);
        foreach (var file in files)
            table.AddRow(Mark(file.IsValid), new Text(file.Name), new Text(Finding(file)));
        return Layout.Titled(TablesText.Verification, table);
    }

    private static Text Mark(bool isValid) => new(isValid ? "✓" : "✗", new Style(isValid ? Color.Green : Color.Red));

    private static string Finding(FileVerification file) =>
        file.Problem ?? (file.Expected is null ? TablesText.ReadableHashUnknown : TablesText.AsReleased);
}
