using Parquet;
using Parquet.Schema;

namespace Vitrine.Files;

/// <summary>Tables in Apache Parquet's format, packed with gzip, which every reader unpacks.</summary>
internal static class ParquetFile
{
    /// <summary>Writes under a temporary name, flushes, then renames.</summary>
    /// <param name="path">Replaced if it exists.</param>
    /// <param name="columns">All of the same number of rows.</param>
    /// <param name="metadata">Of the file.</param>
    /// <param name="rowsInGroup">As many as a reader is to hold at once.</param>
    internal static Task WriteAsync(
        string path,
        IReadOnlyList<ParquetColumn> columns,
        IReadOnlyDictionary<string, string> metadata,
        int rowsInGroup,
        CancellationToken cancellationToken) => AtomicFile.WriteAsync(path, async stream =>
    {
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Gzip };
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(column => column.Field)), stream, options, cancellationToken: cancellationToken);
        writer.CustomMetadata = metadata;
        for (var start = 0; start < columns[0].Count; start += rowsInGroup)
        {
            using var group = writer.CreateRowGroup();
            foreach (var column in columns)
                await column.WriteAsync(group, start, Math.Min(rowsInGroup, column.Count - start), cancellationToken);
        }
    });
}
