namespace Vitrine.Comparison.Results;

/// <summary>One training of one contestant.</summary>
/// <param name="Repeat">From 1; the seed too.</param>
/// <param name="StartedAt">In UTC.</param>
/// <param name="LoadAverage">Of the machine over the minute before: what else it was doing, and the contestant before.</param>
/// <param name="FlopsPerSecondBefore">Rate of the matrix product just before, single precision.</param>
/// <param name="FlopsPerSecondAfter">The same just after.</param>
/// <param name="PeakMemoryBytes">Largest resident set.</param>
/// <param name="Images">Trained on, repetitions counted, as far as the contestant told.</param>
/// <param name="TrainingSeconds">Spent on those images.</param>
public sealed record ContestantRun(
    int Repeat,
    DateTimeOffset StartedAt,
    RunEnd End,
    double LoadAverage,
    double FlopsPerSecondBefore,
    double FlopsPerSecondAfter,
    long PeakMemoryBytes,
    long Images,
    double TrainingSeconds,
    IReadOnlyList<CurvePoint> Curve)
{
    /// <summary>Infinite where it never got there.</summary>
    internal double SecondsTo(double accuracy) =>
        Curve.FirstOrDefault(point => point.Accuracy >= accuracy)?.SecondsWithoutEvaluation ?? double.PositiveInfinity;

    internal double ImagesPerSecond => Images / TrainingSeconds;

    /// <summary>Of the mean of the yardstick before and after: a share of what the processor gives in a matrix product.</summary>
    internal double YardstickShare(long multiplyAccumulates) =>
        FlopsPerSecond(multiplyAccumulates) / ((FlopsPerSecondBefore + FlopsPerSecondAfter) / 2);

    /// <summary>Two operations a multiply-accumulate, forward once and backward twice.</summary>
    internal double FlopsPerSecond(long multiplyAccumulates) => 6.0 * multiplyAccumulates * ImagesPerSecond;
}
