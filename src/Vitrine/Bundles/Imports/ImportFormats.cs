using Vitrine.Bundles.Imports.Keras;
using Vitrine.Inference;

namespace Vitrine.Bundles.Imports;

/// <summary>Every format that a model can be imported from: the one list that import and its help share.</summary>
public static class ImportFormats
{
    public static readonly IReadOnlyList<ImportFormat> All = [new KerasFormat(), new VitrineFormat()];

    /// <summary>What files' names may end in.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [.. All.SelectMany(format => format.Extensions)];

    /// <summary>The format of a file by the end of its name.</summary>
    /// <exception cref="VitrineException">Its name ends like none.</exception>
    public static ImportFormat OfFile(string path) => All.FirstOrDefault(format => format.Extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
        ?? throw VitrineException.InvalidUsage(ImportsText.UnknownEnding.Fill(path, string.Join(", ", Extensions)));
}
