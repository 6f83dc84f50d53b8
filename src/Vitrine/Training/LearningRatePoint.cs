namespace Vitrine.Training;

/// <summary>One step of a sweep.</summary>
/// <param name="Loss">Of this step's batch, in nats, before the step.</param>
/// <param name="SmoothedLoss">Exponential mean of the losses so far, in nats.</param>
public sealed record LearningRatePoint(double LearningRate, double Loss, double SmoothedLoss);
