using Vitrine.Improvement.Studies;

namespace Vitrine.Improvement.Findings;

/// <summary>
/// What going on with a study can be expected to bring. The trials to come are taken to be like the latest half of those there were, and the better half of these to be spread
/// as a generalised Pareto distribution, which is what the upper end of almost any distribution is like (Pickands 1975). The expected best of as many trials
/// as the time allows is set against the best so far. It is the best on validation that grows, some of it by luck, so the gain on other images is smaller still.
/// </summary>
/// <param name="Seconds">Of time in which to go on.</param>
/// <param name="TrialCount">Trials that fit into it.</param>
/// <param name="Expected">By how much the best is expected to become better, as a share of 1; never negative.</param>
public sealed record FurtherGain(double Seconds, double TrialCount, double Expected)
{
    /// <summary>Less than this, a tenth of a point of accuracy, is not worth half an hour.</summary>
    public const double WorthGoingOn = 0.001;

    private const int Steps = 1_000;

    /// <param name="outcomes">Of all trials so far, by number; accuracies.</param>
    /// <param name="workerCount">Trials side by side.</param>
    /// <param name="time">In which to go on.</param>
    /// <returns>Null with too few trials.</returns>
    public static FurtherGain? Estimate(IReadOnlyList<TrialOutcome> outcomes, int workerCount, TimeSpan time)
    {
        var latest = outcomes.Skip(outcomes.Count / 2).ToList();
        var secondsPerTrial = latest.Select(outcome => outcome.Trial.Seconds).DefaultIfEmpty(0).Average();
        if (outcomes.Count < StudyFindings.FewestTrials || secondsPerTrial <= 0)
            return null;
        var trialCount = workerCount * time.TotalSeconds / secondsPerTrial;
        var best = outcomes.Where(outcome => outcome.Trial.State == TrialState.Finished).Max(outcome => outcome.Value);
        return new FurtherGain(time.TotalSeconds, trialCount, ExpectedExcess([.. latest.Select(outcome => outcome.Value)], best, trialCount));
    }

    /// <summary>E[max(0, the highest of <paramref name="count"/> further values − best)], none of them above 1.</summary>
    internal static double ExpectedExcess(IReadOnlyList<double> values, double best, double count)
    {
        var sorted = values.Order().ToArray();
        var threshold = sorted[(sorted.Length - 1) / 2];
        double[] excesses = [.. sorted.Where(value => value > threshold).Select(value => value - threshold)];
        if (excesses.Length < 2)
            return 0;
        var mean = excesses.Average();
        var variance = excesses.Sum(excess => (excess - mean) * (excess - mean)) / (excesses.Length - 1);
        // By moments (Hosking and Wallis 1987). A share has an end, so the tail is never heavier than an exponential one.
        var shape = variance > 0 ? Math.Min(0, (1 - (mean * mean / variance)) / 2) : -1;
        // Nor does it end before what has been seen.
        shape = Math.Max(shape, -mean / ((excesses.Max() * (1 + (1.0 / excesses.Length))) - mean));
        var scale = mean * (1 - shape);
        var end = Math.Min(1, shape < 0 ? threshold - (scale / shape) : 1);
        var step = Math.Max(0, end - best) / Steps;
        // ∫ P(highest > x) dx from the best on, by Simpson's rule
        return Enumerable.Range(0, Steps + 1).Sum(index => (index is 0 or Steps ? 1 : index % 2 == 1 ? 4 : 2) * Highest(best + (index * step))) * step / 3;

        double Highest(double x) => 1 - Math.Pow(1 - (excesses.Length / (double)sorted.Length * Above((x - threshold) / scale)), count);

        double Above(double y) => y <= 0 ? 1 : shape > -1e-9 ? Math.Exp(-y) : Math.Pow(Math.Max(0, 1 + (shape * y)), -1 / shape);
    }
}
