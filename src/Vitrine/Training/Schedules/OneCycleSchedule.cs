namespace Vitrine.Training.Schedules;

/// <summary>
/// One cycle (Smith 2018, arXiv:1803.09820) with cosine annealing and the numbers of fastai's <c>fit_one_cycle</c>: up from a 25th of the peak,
/// down to a 100,000th.
/// </summary>
/// <param name="Peak">Highest learning rate.</param>
/// <param name="WarmUp">Share of the steps in which it rises, 0 to below 1.</param>
/// <param name="StepCount">Steps of the whole run.</param>
public sealed record OneCycleSchedule(double Peak, double WarmUp, long StepCount) : LearningRateSchedule(Peak, WarmUp, StepCount)
{
    private const double FirstShare = 1.0 / 25;
    private const double LastShare = 1e-5;

    protected override double Rise(double done) => HalfCosine(FirstShare, 1, done);

    protected override double Fall(double left) => HalfCosine(LastShare, 1, left);
}
