namespace Vitrine.Tests.Fuzzing;

/// <summary>What became of a target.</summary>
/// <param name="FileCount">Damaged files that it was given.</param>
/// <param name="RefusedCount">Those that it refused in a sentence; the others were still readable.</param>
/// <param name="MostMilliseconds">The longest that one took.</param>
/// <param name="MostExpansion">The most managed bytes allocated for one of a file, fixed costs aside.</param>
/// <param name="MostGrown">Bytes by which the process's resident memory, that of native libraries included, was ever above what it had at the start; 0 where the system does not say.</param>
internal sealed record FuzzReport(string Target, long FileCount, long RefusedCount, double MostMilliseconds, double MostExpansion, long MostGrown);
