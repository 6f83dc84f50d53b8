namespace Vitrine.Reporting;

/// <summary>Which data a run used.</summary>
/// <param name="Sha256">Of each file's decompressed content, by file name.</param>
public sealed record DatasetProvenance(
    string Name,
    string Source,
    int TrainCount,
    int ValidationCount,
    int TestCount,
    int Height,
    int Width,
    int ClassCount,
    IReadOnlyDictionary<string, string> Sha256);
