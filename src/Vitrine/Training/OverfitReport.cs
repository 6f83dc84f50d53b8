namespace Vitrine.Training;

/// <summary>Whether a network learnt one batch by heart.</summary>
/// <param name="Passed">Whether every image is recognised, in training and in evaluation mode.</param>
/// <param name="TrainAccuracy">Of the last step, 0–1.</param>
/// <param name="EvaluationAccuracy">After the last step, with running statistics, 0–1.</param>
/// <param name="Losses">Of each step, in nats.</param>
public sealed record OverfitReport(bool Passed, int ImageCount, int StepCount, double TrainAccuracy, double EvaluationAccuracy, IReadOnlyList<double> Losses);
