namespace Vitrine.Training.Schedules;

/// <summary>Up and down in straight lines, to zero (Page 2018; the shape of the CIFAR-10 speed records).</summary>
/// <param name="Peak">Highest learning rate.</param>
/// <param name="WarmUp">Share of the steps in which it rises, 0 to below 1.</param>
/// <param name="StepCount">Steps of the whole run.</param>
public sealed record TriangularSchedule(double Peak, double WarmUp, long StepCount) : LearningRateSchedule(Peak, WarmUp, StepCount)
{
    protected override double Fall(double left) => left;
}
