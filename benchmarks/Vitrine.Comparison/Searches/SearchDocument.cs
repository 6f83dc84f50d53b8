using Vitrine.Comparison.Reporting;
using Vitrine.Inference;

namespace Vitrine.Comparison.Searches;

/// <summary>Writes what the searches found into docs/results.md.</summary>
/// <param name="root">Of the repository.</param>
public sealed class SearchDocument(string root)
{
    public static readonly MarkedSection Section = new("searches");

    /// <summary>Of every machine that has a table, in the order of their folders.</summary>
    /// <exception cref="VitrineException">A file is damaged.</exception>
    public IReadOnlyList<(RecordedTable Table, IReadOnlyList<OptunaSearch> Optuna)> Load() =>
        [.. Documents.MachineFolders(root).Select(folder => (RecordedTableFile.Find(folder)!, OptunaSearches.Load(folder))).Where(each => each.Item1 is not null)];

    /// <summary>The tables in English, as the document is.</summary>
    public void Update() => Section.Rewrite(Path.Combine(root, Documents.Results), () => SearchTables.Write(Load().Select(machine => SearchOutcome.Of(machine.Table, machine.Optuna))));
}
