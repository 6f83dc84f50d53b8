namespace Vitrine.Comparison.Searches;

/// <summary>One training of a <see cref="RecordedTable"/>.</summary>
/// <param name="Index">Its place in the table.</param>
/// <param name="Options">Of each parameter the index of its option.</param>
/// <param name="Seconds">Inside the training loop, on one processor beside another trial, validation included.</param>
/// <param name="CorrectCounts">Validation images named right after each epoch.</param>
public sealed record RecordedTrial(int Index, IReadOnlyList<int> Options, double Seconds, IReadOnlyList<int> CorrectCounts);
