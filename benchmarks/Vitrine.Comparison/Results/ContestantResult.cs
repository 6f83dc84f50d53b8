namespace Vitrine.Comparison.Results;

/// <summary>Everything measured of one contestant: the content of its file.</summary>
/// <param name="Name">Of the contestant.</param>
/// <param name="Command">From the repository's root, with a place for seed and data.</param>
/// <param name="TrainingImages">How many it was given.</param>
/// <param name="Parameters">Null where they are not fixed beforehand.</param>
/// <param name="MultiplyAccumulates">Of one image forward; null where it is no network.</param>
public sealed record ContestantResult(
    string Name,
    string Command,
    int CapSeconds,
    int TrainingImages,
    long? Parameters,
    long? MultiplyAccumulates,
    IReadOnlyDictionary<string, string> Versions,
    MachineFacts Machine,
    IReadOnlyList<ContestantRun> Runs);
