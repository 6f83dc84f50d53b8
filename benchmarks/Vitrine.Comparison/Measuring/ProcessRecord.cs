namespace Vitrine.Comparison.Measuring;

/// <summary>What was seen of a process.</summary>
/// <param name="Events">With the seconds from its start to their arrival.</param>
/// <param name="WasStopped">Its time was up.</param>
/// <param name="Error">The end of its standard error.</param>
internal sealed record ProcessRecord(
    IReadOnlyList<(double Seconds, ContestantEvent Event)> Events, bool WasStopped, int ExitCode, long PeakMemoryBytes, string Error);
