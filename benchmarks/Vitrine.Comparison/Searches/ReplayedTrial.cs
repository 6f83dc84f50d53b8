namespace Vitrine.Comparison.Searches;

/// <summary>What a search made of one of its trials.</summary>
/// <param name="Recorded">What it trained.</param>
/// <param name="Epochs">After which it ended it.</param>
public sealed record ReplayedTrial(RecordedTrial Recorded, int Epochs);
