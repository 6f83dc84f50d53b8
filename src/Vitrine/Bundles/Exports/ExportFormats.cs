using Vitrine.Inference;

namespace Vitrine.Bundles.Exports;

/// <summary>Every format that a model can be exported as, by name: the one list that export, verification and help share.</summary>
public static class ExportFormats
{
    public static readonly IReadOnlyDictionary<string, ExportFormat> All = new ExportFormat[]
    {
        new OnnxFormat(),
        new QuantizedOnnxFormat(),
        new SafetensorsFormat(),
        new NpzFormat(),
        new CSharpFormat(),
    }.ToOrderedDictionary();

    /// <exception cref="VitrineException">There is no such format; the message lists those there are.</exception>
    public static ExportFormat Named(string name) => All.TryGetValue(name, out var format)
        ? format
        : throw VitrineException.InvalidUsage(ExportsText.UnknownFormat.Fill(name, string.Join(", ", All.Keys)));

    /// <summary>The format of a file by the end of its name.</summary>
    /// <exception cref="VitrineException">Its name ends like none.</exception>
    public static ExportFormat OfFile(string path) => All.Values.Where(format => path.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase)).MaxBy(format => format.Extension.Length)
        ?? throw VitrineException.InvalidUsage(ExportsText.UnknownEnding.Fill(path, string.Join(", ", All.Values.Select(format => format.Extension))));

    private static OrderedDictionary<string, ExportFormat> ToOrderedDictionary(this ExportFormat[] formats) =>
        new(formats.Select(format => KeyValuePair.Create(format.Name, format)));
}
