namespace Vitrine.Comparison.Presets;

/// <summary>The first validation that showed an accuracy: at an epoch's end, or at a quarter of the first epoch.</summary>
/// <param name="Accuracy">The threshold, 0–1.</param>
/// <param name="Epoch">Epochs done, parts of the first included.</param>
/// <param name="Seconds">Inside the training loop up to there, validation included.</param>
/// <param name="TeraFlops">Spent in training up to there: 6 × multiply-accumulates × images seen, twice where two gradients are computed.</param>
public sealed record Milestone(double Accuracy, double Epoch, double Seconds, double TeraFlops);
