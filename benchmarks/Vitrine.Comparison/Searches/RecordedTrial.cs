using Vitrine.Improvement.Spaces;

namespace Vitrine.Comparison.Searches;

/// <summary>One training of a <see cref="RecordedTable"/>.</summary>
/// <param name="Index">Its place in the table.</param>
/// <param name="Choice">What was trained.</param>
/// <param name="Seconds">Inside the training loop, on one processor beside another trial, validation included.</param>
/// <param name="CorrectCounts">Validation images named right after each epoch.</param>
public sealed record RecordedTrial(int Index, Choice Choice, double Seconds, IReadOnlyList<int> CorrectCounts);
