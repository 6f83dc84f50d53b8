namespace Vitrine.Training;

/// <summary>The learning rate over a run: a linear rise from a tenth of the peak, then a linear fall to zero (Smith 2018).</summary>
/// <param name="Peak">Highest learning rate.</param>
/// <param name="WarmUp">Share of the steps in which it rises, 0 to below 1.</param>
/// <param name="StepCount">Steps of the whole run.</param>
public sealed record OneCycleSchedule(double Peak, double WarmUp, long StepCount)
{
    private const double StartShare = 0.1;

    /// <param name="step">From 0.</param>
    public double At(long step)
    {
        var done = step / (double)StepCount;
        return done < WarmUp
            ? Peak * (StartShare + ((1 - StartShare) * done / WarmUp))
            : Peak * (1 - done) / (1 - WarmUp);
    }
}
