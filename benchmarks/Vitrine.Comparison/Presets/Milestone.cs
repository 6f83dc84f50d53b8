namespace Vitrine.Comparison.Presets;

/// <summary>The end of the first epoch after which validation showed an accuracy.</summary>
/// <param name="Accuracy">The threshold, 0–1.</param>
/// <param name="Epoch">From 1.</param>
/// <param name="Seconds">Inside the training loop up to there, validation included.</param>
/// <param name="TeraFlops">Spent in training up to there: 6 × multiply-accumulates × images seen.</param>
public sealed record Milestone(double Accuracy, int Epoch, double Seconds, double TeraFlops);
