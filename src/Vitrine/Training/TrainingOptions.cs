namespace Vitrine.Training;

/// <summary>How a training run is carried out; of it only the device, where it starts and what ends it early can change the weights.</summary>
public sealed record TrainingOptions
{
    /// <summary><c>auto</c>, <c>cpu</c> or <c>cuda</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Where state is saved at each epoch's end and in between; null saves none. What lies there already is continued.</summary>
    public string? CheckpointFolder { get; init; }

    /// <summary>
    /// Where a finished training of this recipe, but for its epochs, has its checkpoint: its weights and its optimiser's state are gone on from, in a new
    /// cycle of the schedule. Null starts afresh.
    /// </summary>
    public string? StartFolder { get; init; }

    /// <summary>Longest time between two saves: what a killed run can lose.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Asked at the end of each epoch whether training ends there, as it would when patience runs out; null never ends it.</summary>
    public Func<EpochRecord, bool>? EndAfter { get; init; }

    /// <summary>
    /// In the training loop, over all processes that work on the run. Training ends with the last epoch after which another as long would
    /// not fit, or in the middle of one where even that was too hopeful. Null is no limit: only then is the end the same on every machine.
    /// </summary>
    public TimeSpan? TimeLimit { get; init; }

    public IProgress<TrainingProgress>? Progress { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
