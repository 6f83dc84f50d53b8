using Shouldly;
using Vitrine.Data;
using Vitrine.Data.Formats;
using Xunit;

namespace Vitrine.Tests.Data.Formats;

/// <summary>What is written is what is read: pixel for pixel, label for label, name for name.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly Folder folder = new();

    /// <summary>Parquet is written only; see <see cref="ParquetFormatTests"/>.</summary>
    public static TheoryData<string> Formats => ["idx", "npz", "csv"];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_sample_comes_back(string format)
    {
        var sample = SampleData.Load();
        var back = await ThereAndBackAsync(sample, format);
        ShouldBeTheSame(back, sample);
        back.Sha256.Count.ShouldBe(format switch { "idx" => 4, "npz" => 1, _ => 2 });
        back.Sha256.Values.ShouldAllBe(hash => hash.Length == 64);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Sets_of_any_size_come_back(string format)
    {
        foreach (var dataset in RandomDataset.Several(25, areSquare: format == "csv", mostClasses: format == "idx" ? 256 : 700))
            ShouldBeTheSame(await ThereAndBackAsync(dataset, format), dataset);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_same_set_gives_the_same_bytes(string format)
    {
        var dataset = RandomDataset.Of(1, 5, 5, 3);
        var (first, second) = (await ExportAsync(dataset, format, "a"), await ExportAsync(dataset, format, "b"));
        second.Files.Select(file => file.Sha256).ShouldBe(first.Files.Select(file => file.Sha256));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_file_that_was_read_is_found_and_verified(string format)
    {
        var export = await ExportAsync(RandomDataset.Of(1, 5, 5, 3), format, "set");
        var location = await DatasetStore.LocateAsync(export.Place);
        location.Folder.ShouldBe(export.Place);
        location.Files.ShouldAllBe(file => file.Bytes > 0);
        var checks = await DatasetStore.VerifyAsync(export.Place);
        checks.ShouldAllBe(check => check.IsValid && check.Expected == null && File.Exists(check.Path));
        checks.Select(check => check.Name).ShouldBe(location.Files.Select(file => file.Name));
    }

    [Theory]
    [InlineData("npz")]
    [InlineData("csv")]
    public async Task The_hash_is_that_of_the_file(string format)
    {
        var export = await ExportAsync(RandomDataset.Of(1, 5, 5, 3), format, "set");
        var known = export.Files.ToDictionary(file => Path.GetFileName(file.Path), file => file.Sha256);
        (await DatasetStore.OpenAsync(export.Place)).Sha256.ShouldAllBe(file => known[file.Key] == file.Value);
    }

    private Task<DatasetExport> ExportAsync(Dataset dataset, string format, string name) => DatasetExporter.ExportAsync(dataset, DatasetFormats.Named(format), Place(format, name));

    private string Place(string format, string name) => folder[format == "npz" ? name + ".npz" : name];

    private async Task<Dataset> ThereAndBackAsync(Dataset dataset, string format)
    {
        var place = Place(format, Guid.NewGuid().ToString("N"));
        await DatasetExporter.ExportAsync(dataset, DatasetFormats.Named(format), place);
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldNotContain(entry => entry.EndsWith(".tmp", StringComparison.Ordinal));
        return await DatasetStore.OpenAsync(place);
    }

    private static void ShouldBeTheSame(Dataset actual, Dataset expected)
    {
        foreach (var (found, written) in new[] { (actual.Train, expected.Train), (actual.Test, expected.Test) })
        {
            (found.Height, found.Width).ShouldBe((written.Height, written.Width));
            found.Labels.ShouldBe(written.Labels);
            found.Pixels.AsSpan().SequenceEqual(written.Pixels).ShouldBeTrue();
            found.Classes.ShouldBe(written.Classes);
        }
    }
}
