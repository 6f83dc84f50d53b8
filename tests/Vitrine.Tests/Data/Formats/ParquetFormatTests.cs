using System.Text.Json;
using Parquet;
using Shouldly;
using Vitrine.Data;
using Vitrine.Data.Formats;
using Xunit;

namespace Vitrine.Tests.Data.Formats;

/// <summary>
/// Read back by the library that wrote it, and looked at as bytes. No other reader of Parquet is in Debian 12, so that an independent one is missing here.
/// </summary>
public sealed class ParquetFormatTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_sample_is_written_with_labels_pixels_and_names()
    {
        var sample = SampleData.Load();
        await DatasetExporter.ExportAsync(sample, DatasetFormats.Named("parquet"), folder["p"]);
        foreach (var (name, images) in new[] { ("train.parquet", sample.Train), ("test.parquet", sample.Test) })
            await ShouldHoldAsync(folder["p", name], images);
    }

    [Fact]
    public async Task Sets_of_any_size_are_written()
    {
        foreach (var (dataset, i) in RandomDataset.Several(10, areSquare: false, mostClasses: 700).Select((dataset, i) => (dataset, i)))
        {
            await DatasetExporter.ExportAsync(dataset, DatasetFormats.Named("parquet"), folder[$"{i}"]);
            await ShouldHoldAsync(folder[$"{i}", "train.parquet"], dataset.Train);
        }
    }

    [Fact]
    public async Task Many_images_come_in_several_groups()
    {
        await DatasetExporter.ExportAsync(RandomDataset.Of(1, 1, 2, 3, trainCount: 10_001), DatasetFormats.Named("parquet"), folder["p"]);
        await using var reader = await ParquetReader.CreateAsync(folder["p", "train.parquet"]);
        reader.RowGroupCount.ShouldBe(2);
    }

    private static async Task ShouldHoldAsync(string path, ImageSet images)
    {
        var bytes = await File.ReadAllBytesAsync(path);
        (bytes.AsSpan(0, 4).SequenceEqual("PAR1"u8), bytes.AsSpan(^4..).SequenceEqual("PAR1"u8)).ShouldBe((true, true));
        await using var reader = await ParquetReader.CreateAsync(path);
        reader.Schema.DataFields.Select(field => (field.Name, field.IsNullable)).ShouldBe([("label", false), ("pixels", false)]);
        (reader.CustomMetadata["height"], reader.CustomMetadata["width"]).ShouldBe(($"{images.Height}", $"{images.Width}"));
        JsonSerializer.Deserialize<string[]>(reader.CustomMetadata["classes"]).ShouldBe(images.Classes.Select(name => name.English));
        using var group = reader.OpenRowGroupReader(0);
        var (labels, pixels) = (new int[images.Count], new ReadOnlyMemory<byte>[images.Count]);
        await group.ReadAsync(reader.Schema.DataFields[0], labels.AsMemory());
        await group.ReadAsync(reader.Schema.DataFields[1], pixels.AsMemory());
        labels.ShouldBe(images.Labels.Select(label => (int)label));
        pixels.SelectMany(image => image.ToArray()).ShouldBe(images.Pixels);
    }
}
