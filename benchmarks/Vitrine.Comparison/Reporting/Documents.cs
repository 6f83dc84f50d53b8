using Vitrine.Charts;
using Vitrine.Comparison.Results;
using Vitrine.Files;
using Vitrine.Inference;

namespace Vitrine.Comparison.Reporting;

/// <summary>Writes what was measured into the repository's documents.</summary>
/// <param name="root">Of the repository.</param>
public sealed class Documents(string root)
{
    public static readonly MarkedSection Section = new("peers");

    /// <summary>From the root.</summary>
    public const string Results = "docs/results.md";

    private const string Pictures = "docs/pictures";

    /// <summary>Of every machine, in the order of their folders.</summary>
    public IReadOnlyList<IReadOnlyList<ContestantResult>> Load() =>
        [.. MachineFolders(root).Select(ResultFiles.Load).Where(results => results.Count > 0)];

    /// <summary>With results, in the order of their names; none before anything was measured.</summary>
    /// <param name="root">Of the repository.</param>
    internal static IEnumerable<string> MachineFolders(string root) => Path.Combine(root, "benchmarks/results") is var folder && Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
        : [];

    /// <summary>The table in English, as the document is; the chart in both languages, from the first machine.</summary>
    /// <returns>Paths written, from the root.</returns>
    public IReadOnlyList<string> Update()
    {
        var machines = Load();
        Section.Rewrite(Path.Combine(root, Results), () => PeersTable.Write(machines));
        return machines.Count == 0 ? [Results] : [Results, SaveChart(machines[0], "peers.png", Language.English), SaveChart(machines[0], "peers.pt.png", Language.Portuguese)];
    }

    private string SaveChart(IReadOnlyList<ContestantResult> results, string file, Language language)
    {
        var spoken = Language.Current;
        try
        {
            language.Use();
            AtomicFile.WriteBytes(Path.Combine(root, Pictures, file), PeersChart.Draw(results).Png);
            return $"{Pictures}/{file}";
        }
        finally
        {
            spoken.Use();
        }
    }
}
