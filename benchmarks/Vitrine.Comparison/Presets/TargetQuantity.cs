namespace Vitrine.Comparison.Presets;

/// <summary>What a target is about; means over the seeds.</summary>
public enum TargetQuantity
{
    /// <summary>Training seconds until validation shows an accuracy, in all runs: at most.</summary>
    SecondsTo,

    /// <summary>At the end, 0–1: at least.</summary>
    TestAccuracy,

    /// <summary>At most.</summary>
    TrainSeconds,

    /// <summary>At most.</summary>
    Parameters,
}
