using Vitrine.Comparison.Reporting;
using Vitrine.Inference;

namespace Vitrine.Comparison.Presets;

/// <summary>Writes what the presets gave into docs/results.md.</summary>
/// <param name="root">Of the repository.</param>
public sealed class PresetsDocument(string root)
{
    public static readonly MarkedSection Section = new("recipes");

    /// <summary>Of every machine, in the order of their folders.</summary>
    /// <exception cref="VitrineException">A file is damaged.</exception>
    public IReadOnlyList<IReadOnlyList<PresetResult>> Load() =>
        [.. Documents.MachineFolders(root).Select(PresetFiles.Load).Where(results => results.Count > 0)];

    /// <summary>The tables in English, as the document is.</summary>
    public void Update() => Section.Rewrite(Path.Combine(root, Documents.Results), () => PresetTables.Write(Load()));
}
