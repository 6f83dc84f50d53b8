namespace Vitrine.Tests.Fuzzing;

/// <summary>What became of a target.</summary>
/// <param name="FileCount">Damaged files that it was given.</param>
/// <param name="RefusedCount">Those that it refused in a sentence; the others were still readable.</param>
/// <param name="MostMilliseconds">The longest that one took.</param>
/// <param name="MostExpansion">The most bytes allocated for one of a file.</param>
internal sealed record FuzzReport(string Target, long FileCount, long RefusedCount, double MostMilliseconds, double MostExpansion);
