namespace Vitrine.Training;

/// <summary>What a sweep of learning rates found.</summary>
/// <param name="Points">In the order of the steps; the last one is where the loss broke out, or the highest rate.</param>
/// <param name="Valley">The rate in the middle of the longest fall: fastai's default suggestion.</param>
/// <param name="Steepest">The rate at which the loss falls fastest.</param>
public sealed record LearningRateCurve(IReadOnlyList<LearningRatePoint> Points, double Valley, double Steepest);
