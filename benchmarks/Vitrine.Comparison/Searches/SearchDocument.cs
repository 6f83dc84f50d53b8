using Vitrine.Comparison.Reporting;
using Vitrine.Inference;

namespace Vitrine.Comparison.Searches;

/// <summary>Writes what the searches found into docs/results.md.</summary>
/// <param name="root">Of the repository.</param>
public sealed class SearchDocument(string root)
{
    public static readonly MarkedSection Section = new("searches");

    /// <summary>Every table, by machine in the order of their folders.</summary>
    /// <exception cref="VitrineException">A file is damaged.</exception>
    public IReadOnlyList<(RecordedTable Table, IReadOnlyList<OptunaSearch> Optuna)> Load() =>
        [.. Tables().Select(each => (each.Table, OptunaSearches.Load(each.Folder, each.Table.Name)))];

    /// <summary>The tables in English, as the document is.</summary>
    public void Update() => Section.Rewrite(Path.Combine(root, Documents.Results), () => SearchTables.Write(Load().Select(each => SearchOutcome.Of(each.Table, each.Optuna))));

    internal IEnumerable<(string Folder, RecordedTable Table)> Tables() =>
        from folder in Documents.MachineFolders(root)
        from recording in Recording.All
        let table = RecordedTableFile.Find(folder, recording.Name)
        where table is not null
        select (folder, table);
}
