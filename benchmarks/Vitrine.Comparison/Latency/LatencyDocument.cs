using Vitrine.Comparison.Reporting;
using Vitrine.Inference;

namespace Vitrine.Comparison.Latency;

/// <summary>Writes how fast answers come into docs/results.md.</summary>
/// <param name="root">Of the repository.</param>
public sealed class LatencyDocument(string root)
{
    public static readonly MarkedSection Section = new("latency");

    /// <summary>Of every machine, in the order of their folders.</summary>
    /// <exception cref="VitrineException">A file is damaged.</exception>
    public IReadOnlyList<LatencyResult> Load() => [.. Documents.MachineFolders(root).Select(LatencyFile.Find).OfType<LatencyResult>()];

    /// <summary>The tables in English, as the document is.</summary>
    internal void Update() => Section.Rewrite(Path.Combine(root, Documents.Results), () => LatencyTables.Write(Load()));
}
