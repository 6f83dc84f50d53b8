using Vitrine.Inference;

namespace Vitrine.Data.Formats;

/// <summary>Every format that a data set can be written in, by name: the one list that export and help share.</summary>
public static class DatasetFormats
{
    public static readonly IReadOnlyDictionary<string, DatasetFormat> All = new OrderedDictionary<string, DatasetFormat>(
        new DatasetFormat[] { new IdxFormat(), new NpzFormat(), new CsvFormat(), new ParquetFormat() }.Select(format => KeyValuePair.Create(format.Name, format)),
        StringComparer.Ordinal);

    /// <exception cref="VitrineException">There is no such format; the message lists those there are.</exception>
    public static DatasetFormat Named(string name) => All.TryGetValue(name, out var format)
        ? format
        : throw VitrineException.InvalidUsage(DataText.ExportUnknownFormat.Fill(name, string.Join(", ", All.Keys)));
}
