namespace Vitrine.Training.Schedules;

/// <summary>The learning rate over a run, a function of the step alone. It rises to its peak over the warm-up, linearly from a tenth unless said otherwise.</summary>
/// <param name="Peak">Highest learning rate.</param>
/// <param name="WarmUp">Share of the steps in which it rises, 0 to below 1.</param>
/// <param name="StepCount">Steps of the whole run.</param>
public abstract record LearningRateSchedule(double Peak, double WarmUp, long StepCount)
{
    private const double StartShare = 0.1;

    /// <param name="step">From 0 to <see cref="StepCount"/>, where the fall ends; the last step of a run is one before.</param>
    public double At(long step)
    {
        var done = step / (double)StepCount;
        return Peak * (done < WarmUp ? Rise(done / WarmUp) : Fall((1 - done) / (1 - WarmUp)));
    }

    internal static LearningRateSchedule For(Recipe recipe, long stepCount) => recipe.Schedule switch
    {
        Schedule.Triangular => new TriangularSchedule(recipe.LearningRate, recipe.WarmUp, stepCount),
        Schedule.OneCycle => new OneCycleSchedule(recipe.LearningRate, recipe.WarmUp, stepCount),
        Schedule.Cosine => new CosineSchedule(recipe.LearningRate, recipe.WarmUp, stepCount),
        Schedule.Constant => new ConstantSchedule(recipe.LearningRate, recipe.WarmUp, stepCount),
        _ => throw new ArgumentOutOfRangeException(nameof(recipe), recipe.Schedule, "Unknown schedule."),
    };

    /// <param name="done">Share of the warm-up that is over, 0–1.</param>
    /// <returns>Share of the peak, 1 at the end.</returns>
    protected virtual double Rise(double done) => StartShare + ((1 - StartShare) * done);

    /// <param name="left">Share of the steps after the warm-up that is still to come, 1–0.</param>
    /// <returns>Share of the peak, 1 at the start.</returns>
    protected abstract double Fall(double left);

    /// <summary>Half a cosine between two values (fastai's <c>SchedCos</c>).</summary>
    /// <param name="from">Value at 0.</param>
    /// <param name="to">Value at 1.</param>
    /// <param name="done">0–1.</param>
    protected static double HalfCosine(double from, double to, double done) => from + ((to - from) * (1 - Math.Cos(Math.PI * done)) / 2);
}
