namespace Vitrine.Training.Schedules;

/// <summary>A linear rise, then half a cosine to zero (Loshchilov and Hutter 2017, arXiv:1608.03983, without restarts).</summary>
/// <param name="Peak">Highest learning rate.</param>
/// <param name="WarmUp">Share of the steps in which it rises, 0 to below 1.</param>
/// <param name="StepCount">Steps of the whole run.</param>
public sealed record CosineSchedule(double Peak, double WarmUp, long StepCount) : LearningRateSchedule(Peak, WarmUp, StepCount)
{
    protected override double Fall(double left) => HalfCosine(0, 1, left);
}
