using Vitrine.Inference;

namespace Vitrine.Comparison.Presets;

/// <summary>A preset's runs in a line: means over the seeds.</summary>
/// <param name="Result">Has at least one run.</param>
public sealed record PresetSummary(PresetResult Result)
{
    public int Count => Result.Runs.Count;

    public double TestAccuracy => Mean(run => run.TestAccuracy);

    /// <summary>Of the sample, with n − 1; null of one run.</summary>
    public double? TestAccuracyDeviation => Count > 1
        ? Math.Sqrt(Result.Runs.Sum(run => Math.Pow(run.TestAccuracy - TestAccuracy, 2)) / (Count - 1))
        : null;

    public double TrainSeconds => Mean(run => run.TrainSeconds);

    public double TotalSeconds => Mean(run => run.TotalSeconds);

    public double TrainTeraFlops => Mean(run => run.TrainTeraFlops);

    public double FlopsPerSecond => Mean(run => run.FlopsPerSecond);

    public double SingleRate => Mean(run => run.SingleRate);

    public double SingleShare => Mean(run => run.FlopsPerSecond / run.SingleRate);

    /// <summary>Null where a run's processor has no instructions for it.</summary>
    public double? BFloat16Rate => MeanOfAll(run => run.BFloat16Rate);

    public double? BFloat16Share => MeanOfAll(run => run.FlopsPerSecond / run.BFloat16Rate);

    /// <summary>What the recipe's comment says, e.g. <c>test 92.31 ± 0.10 %, n = 3, 45 s of training</c>, in the current language.</summary>
    public string Claim => TestAccuracyDeviation is { } deviation
        ? PresetsText.Claim.Fill(100 * TestAccuracy, 100 * deviation, Count, TrainSeconds)
        : PresetsText.ClaimOfOne.Fill(100 * TestAccuracy, TrainSeconds);

    /// <summary>Of the runs that reached a threshold.</summary>
    internal IReadOnlyList<Milestone> MilestonesAt(double accuracy) =>
        [.. Result.Runs.Select(run => run.Milestones.FirstOrDefault(milestone => milestone.Accuracy.Equals(accuracy))).OfType<Milestone>()];

    /// <summary>Infinite unless all runs reached it.</summary>
    internal double SecondsTo(double accuracy) =>
        MilestonesAt(accuracy) is { } reached && reached.Count == Count ? reached.Average(milestone => milestone.Seconds) : double.PositiveInfinity;

    private double Mean(Func<PresetRun, double> value) => Result.Runs.Average(value);

    private double? MeanOfAll(Func<PresetRun, double?> value) => Result.Runs.All(run => value(run) is not null) ? Result.Runs.Average(value) : null;
}
