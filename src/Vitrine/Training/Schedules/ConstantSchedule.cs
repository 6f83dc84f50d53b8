namespace Vitrine.Training.Schedules;

/// <summary>A linear rise, then always the peak.</summary>
/// <param name="Peak">Highest learning rate.</param>
/// <param name="WarmUp">Share of the steps in which it rises, 0 to below 1.</param>
/// <param name="StepCount">Steps of the whole run.</param>
public sealed record ConstantSchedule(double Peak, double WarmUp, long StepCount) : LearningRateSchedule(Peak, WarmUp, StepCount)
{
    protected override double Fall(double left) => 1;
}
