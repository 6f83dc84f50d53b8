using System.Text.Json.Serialization;

namespace Vitrine.Training;

/// <summary>Where a run stands between two steps. All that is random is drawn from (seed, epoch, step), so no generator state is needed.</summary>
internal sealed record TrainingState
{
    /// <summary>The epoch under way, from 0; the recipe's epoch count when training has ended.</summary>
    public int Epoch { get; init; }

    /// <summary>Epochs of the trainings that this one goes on from; its own are counted from 0.</summary>
    public int EpochsBefore { get; init; }

    /// <summary>The place of the epoch under way in all that is drawn at random.</summary>
    [JsonIgnore]
    public int DrawEpoch => EpochsBefore + Epoch;

    /// <summary>Steps done in this epoch.</summary>
    public int Step { get; init; }

    /// <summary>Sum of this epoch's losses, weighted by images.</summary>
    public double LossSum { get; init; }

    public long CorrectCount { get; init; }

    public long SeenCount { get; init; }

    /// <summary>Inside the training loop up to here, over all processes that worked on the run.</summary>
    public double ElapsedSeconds { get; init; }

    /// <summary>Of this epoch, validation not counted.</summary>
    public double EpochSeconds { get; init; }

    public double? BestValidationLoss { get; init; }

    public int EpochsWithoutImprovement { get; init; }

    public bool StoppedEarly { get; init; }

    public IReadOnlyList<ValidationLook> EarlyLooks { get; init; } = [];

    public IReadOnlyList<EpochRecord> History { get; init; } = [];
}
