using System.Globalization;
using System.Text.Json;
using Vitrine.Files;

namespace Vitrine.Data.Formats;

/// <summary>
/// Two Parquet tables with the columns <c>label</c> (int32) and <c>pixels</c> (binary, H · W bytes); height, width and the classes' English names are key-value metadata of the
/// file.
/// </summary>
internal sealed class ParquetFormat : DatasetFormat
{
    // readers hold a row group at a time
    private const int ImagesInGroup = 10_000;

    public override string Name => "parquet";

    internal override IReadOnlyList<string> FileNames(Dataset dataset) => ["train.parquet", "test.parquet"];

    internal override async Task WriteAsync(Dataset dataset, string folder, CancellationToken cancellationToken)
    {
        foreach (var (name, images) in FileNames(dataset).Zip([dataset.Train, dataset.Test]))
            await ParquetFile.WriteAsync(Path.Combine(folder, name), Columns(images), MetadataOf(images), ImagesInGroup, cancellationToken);
    }

    private static ParquetColumn[] Columns(ImageSet images) =>
    [
        ParquetColumn.Of("label", Array.ConvertAll(images.Labels, label => (int)label)),
        ParquetColumn.Of("pixels", [.. Enumerable.Range(0, images.Count).Select(i => new ReadOnlyMemory<byte>(images.Pixels, i * images.PixelCount, images.PixelCount))]),
    ];

    private static Dictionary<string, string> MetadataOf(ImageSet images) => new(StringComparer.Ordinal)
    {
        ["height"] = images.Height.ToString(CultureInfo.InvariantCulture),
        ["width"] = images.Width.ToString(CultureInfo.InvariantCulture),
        ["classes"] = JsonSerializer.Serialize(images.Classes.Select(name => name.English)),
    };
}
