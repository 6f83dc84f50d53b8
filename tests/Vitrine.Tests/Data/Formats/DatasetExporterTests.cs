using Shouldly;
using Vitrine.Data;
using Vitrine.Data.Formats;
using Vitrine.Inference;
using Xunit;

namespace Vitrine.Tests.Data.Formats;

public sealed class DatasetExporterTests : IDisposable
{
    private readonly Folder folder = new();
    private readonly SpokenLanguage english = new(Language.English);
    private readonly Dataset dataset = RandomDataset.Of(1, 4, 4, 3);

    public static TheoryData<string> Formats => [.. DatasetFormats.All.Keys];

    public void Dispose()
    {
        folder.Dispose();
        english.Dispose();
    }

    [Fact]
    public void The_formats_are_these() => DatasetFormats.All.Keys.ShouldBe(["idx", "npz", "csv", "parquet"]);

    [Fact]
    public void An_unknown_format_is_answered_with_those_there_are() =>
        Should.Throw<VitrineException>(() => DatasetFormats.Named("hdf5")).Message.ShouldBe("There is no format `hdf5` for data sets; there are idx, npz, csv, parquet.");

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task What_is_there_stays_unless_it_may_be_replaced(string format)
    {
        var place = Place(format);
        var first = await ExportAsync(format, dataset);
        var other = RandomDataset.Of(2, 4, 4, 3);
        (await RefusedAsync(format, other)).ShouldBe($"{first.Files.Min(file => file.Path)} exists already and is not replaced: name another place, or add `--overwrite`.");
        first.Files.ShouldAllBe(file => new FileInfo(file.Path).Length == file.Bytes);
        var second = await DatasetExporter.ExportAsync(other, DatasetFormats.Named(format), place, isOverwriting: true);
        second.Files.Select(file => file.Path).ShouldBe(first.Files.Select(file => file.Path));
        second.Files[0].Sha256.ShouldNotBe(first.Files[0].Sha256);
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBe([place]);
    }

    [Theory]
    [InlineData("idx")]
    [InlineData("csv")]
    [InlineData("parquet")]
    public async Task A_folder_that_holds_something_else_is_left_alone(string format)
    {
        folder.Write($"{format}/notes.md", 1);
        var fault = await Should.ThrowAsync<VitrineException>(DatasetExporter.ExportAsync(dataset, DatasetFormats.Named(format), Place(format), isOverwriting: true));
        fault.Message.ShouldBe($"{Place(format)} holds something else (notes.md) and stays as it is: name an empty or a new folder.");
        Directory.EnumerateFileSystemEntries(folder[format]).ShouldBe([folder[format, "notes.md"]]);
    }

    [Fact]
    public async Task An_empty_folder_is_filled()
    {
        Directory.CreateDirectory(Place("csv"));
        await ExportAsync("csv", dataset);
        Directory.EnumerateFiles(Place("csv")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ShouldBe(["classes.txt", "random-set_test.csv", "random-set_train.csv"]);
    }

    [Fact]
    public async Task A_file_is_no_folder_and_a_folder_no_file()
    {
        folder.Write("idx", 1);
        Directory.CreateDirectory(Place("npz"));
        (await RefusedAsync("idx", dataset)).ShouldBe($"{Place("idx")} is a file, and the format idx takes a folder; name a folder.");
        (await RefusedAsync("npz", dataset)).ShouldBe($"{Place("npz")} is a folder, and the format npz is one file; name a file.");
    }

    [Fact]
    public async Task What_a_format_cannot_say_is_refused_and_leaves_nothing()
    {
        (await RefusedAsync("csv", RandomDataset.Of(1, 4, 5, 3))).ShouldBe("The format csv is for square images and these are 4x5; choose another: idx, npz, parquet.");
        (await RefusedAsync("idx", RandomDataset.Of(1, 2, 2, 257))).ShouldBe("The format idx has room for 256 classes and the set has 257; choose another: npz, csv, parquet.");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task An_interrupted_export_leaves_nothing(string format)
    {
        await Should.ThrowAsync<OperationCanceledException>(
            DatasetExporter.ExportAsync(dataset, DatasetFormats.Named(format), Place(format), cancellationToken: new CancellationToken(canceled: true)));
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_sample_has_Kaggles_names_and_layout()
    {
        var export = await DatasetExporter.ExportAsync(SampleData.Load(), DatasetFormats.Named("csv"), Place("csv"));
        export.Files.Select(file => Path.GetFileName(file.Path)).ShouldBe(["fashion-mnist_train.csv", "fashion-mnist_test.csv", "classes.txt"]);
        var lines = await File.ReadAllLinesAsync(export.Files[1].Path);
        lines[0].ShouldStartWith("label,pixel1,pixel2,");
        lines[0].ShouldEndWith(",pixel784");
        lines.Length.ShouldBe(501);
        lines[1].Split(',').Length.ShouldBe(785);
    }

    private string Place(string format) => folder[format];

    private Task<DatasetExport> ExportAsync(string format, Dataset set) => DatasetExporter.ExportAsync(set, DatasetFormats.Named(format), Place(format));

    private async Task<string> RefusedAsync(string format, Dataset set)
    {
        var fault = await Should.ThrowAsync<VitrineException>(ExportAsync(format, set));
        fault.Kind.ShouldBe(FailureKind.Usage);
        return fault.Message;
    }
}
