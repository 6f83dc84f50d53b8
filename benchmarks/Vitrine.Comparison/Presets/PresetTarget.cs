namespace Vitrine.Comparison.Presets;

/// <summary>What a preset shall give on two cores.</summary>
/// <param name="Limit">In the quantity's unit.</param>
/// <param name="Accuracy">Of validation, for the seconds to it.</param>
public sealed record PresetTarget(string Preset, TargetQuantity Quantity, double Limit, double Accuracy = 0)
{
    private const double Minute = 60;

    /// <summary>By preset.</summary>
    public static readonly IReadOnlyList<PresetTarget> All =
    [
        new("seed", TargetQuantity.SecondsTo, 0.5, 0.8324),
        new("seed", TargetQuantity.TestAccuracy, 0.890),
        new("seed", TargetQuantity.TrainSeconds, 20),
        new("dense", TargetQuantity.TestAccuracy, 0.910),
        new("dense", TargetQuantity.Parameters, 700_000),
        new("fast", TargetQuantity.SecondsTo, 12, 0.90),
        new("fast", TargetQuantity.SecondsTo, 45, 0.92),
        new("fast", TargetQuantity.TestAccuracy, 0.923),
        new("fast", TargetQuantity.TrainSeconds, Minute),
        new("balanced", TargetQuantity.SecondsTo, 2 * Minute, 0.93),
        new("balanced", TargetQuantity.SecondsTo, 6 * Minute, 0.94),
        new("balanced", TargetQuantity.TestAccuracy, 0.943),
        new("accurate", TargetQuantity.SecondsTo, 40 * Minute, 0.95),
        new("accurate", TargetQuantity.TestAccuracy, 0.952),
        new("tiny", TargetQuantity.Parameters, 100_000),
        new("tiny", TargetQuantity.TestAccuracy, 0.940),
        new("small", TargetQuantity.Parameters, 300_000),
        new("small", TargetQuantity.TestAccuracy, 0.956),
        new("best", TargetQuantity.TestAccuracy, 0.960),
    ];

    internal double Measure(PresetSummary summary) => Quantity switch
    {
        TargetQuantity.SecondsTo => summary.SecondsTo(Accuracy),
        TargetQuantity.TestAccuracy => summary.TestAccuracy,
        TargetQuantity.TrainSeconds => summary.TrainSeconds,
        TargetQuantity.Parameters => summary.Result.Runs.Max(run => run.Parameters),
        _ => throw new InvalidOperationException($"There is no target quantity {Quantity}."),
    };

    internal bool IsReached(PresetSummary summary) => Quantity == TargetQuantity.TestAccuracy ? Measure(summary) >= Limit : Measure(summary) <= Limit;
}
