using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Vitrine.Files;
using Vitrine.Inference;

namespace Vitrine.Evaluation.Predictions;

/// <summary>Predictions as a file, a row an image: CSV, NumPy arrays or Parquet, by the end of its name.</summary>
public static class PredictionFile
{
    private delegate Task Writer(string path, PredictionTable table, CancellationToken cancellationToken);

    private static readonly OrderedDictionary<string, Writer> Writers = new(StringComparer.OrdinalIgnoreCase)
    {
        [".csv"] = WriteCsvAsync,
        [".npz"] = WriteNpzAsync,
        [".parquet"] = WriteParquetAsync,
    };

    /// <summary>What the names of such files end in, with the dot.</summary>
    public static IReadOnlyList<string> Extensions => Writers.Keys;

    /// <exception cref="VitrineException">The name ends like none of <see cref="Extensions"/>.</exception>
    public static void RequireKnown(string path)
    {
        if (!Writers.ContainsKey(Path.GetExtension(path)))
            throw VitrineException.InvalidUsage(PredictionsText.UnknownEnding.Fill(path, string.Join(", ", Extensions)));
    }

    /// <summary>Writes under a temporary name, flushes, then renames.</summary>
    /// <param name="path">Replaced if it exists.</param>
    /// <exception cref="VitrineException">The name ends like none of <see cref="Extensions"/>.</exception>
    public static Task WriteAsync(string path, PredictionTable table, CancellationToken cancellationToken = default)
    {
        RequireKnown(path);
        return Writers[Path.GetExtension(path)](path, table, cancellationToken);
    }

    private static Task WriteCsvAsync(string path, PredictionTable table, CancellationToken cancellationToken)
    {
        var text = new StringBuilder().AppendJoin(',', table.ColumnNames.Select(Quoted)).Append('\n');
        for (var i = 0; i < table.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i},{table.Labels[i]},{table.Predicted[i]},{table.Confidence(i)}");
            for (var label = 0; label < table.Classes.Count; label++)
                text.Append(CultureInfo.InvariantCulture, $",{table.Probability(i, label)}");
            text.Append('\n');
        }
        AtomicFile.WriteText(path, text.ToString());
        return Task.CompletedTask;
    }

    // RFC 4180
    private static string Quoted(string name) => name.AsSpan().ContainsAny(",\"\r\n") ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;

    private static Task WriteNpzAsync(string path, PredictionTable table, CancellationToken cancellationToken)
    {
        NpzFile.Write(
            path,
            [
                KeyValuePair.Create("label", Integers(table.Labels)),
                KeyValuePair.Create("predicted", Integers(table.Predicted)),
                KeyValuePair.Create("probabilities", NpyArray.Of([table.Count, table.Classes.Count], table.Probabilities.AsSpan())),
            ],
            isCompressed: true);
        return Task.CompletedTask;
    }

    private static NpyArray Integers(ushort[] values) =>
        new("<i8", [values.Length], MemoryMarshal.AsBytes(Array.ConvertAll(values, value => (long)value).AsSpan()).ToArray());

    private static Task WriteParquetAsync(string path, PredictionTable table, CancellationToken cancellationToken)
    {
        var names = table.ColumnNames;
        ParquetColumn[] columns =
        [
            ParquetColumn.Of(names[0], [.. Enumerable.Range(0, table.Count)]),
            ParquetColumn.Of(names[1], Array.ConvertAll(table.Labels, label => (int)label)),
            ParquetColumn.Of(names[2], Array.ConvertAll(table.Predicted, label => (int)label)),
            ParquetColumn.Of(names[3], [.. Enumerable.Range(0, table.Count).Select(table.Confidence)]),
            .. Enumerable.Range(0, table.Classes.Count).Select(label =>
                ParquetColumn.Of(names[4 + label], [.. Enumerable.Range(0, table.Count).Select(i => table.Probability(i, label))])),
        ];
        return ParquetFile.WriteAsync(path, columns, new Dictionary<string, string>(StringComparer.Ordinal), rowsInGroup: 100_000, cancellationToken);
    }
}
