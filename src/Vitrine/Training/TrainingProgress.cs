namespace Vitrine.Training;

/// <summary>Where training stands, reported several times a second at most and at the end of each epoch.</summary>
/// <param name="Epoch">The epoch under way, from 1.</param>
/// <param name="Step">Steps done in this epoch.</param>
/// <param name="RunningLoss">Mean training loss of the epoch so far.</param>
/// <param name="RunningAccuracy">Training accuracy of the epoch so far.</param>
/// <param name="Remaining">Expected time until training ends.</param>
/// <param name="FinishedEpoch">The record of the epoch that just ended; null in between.</param>
public sealed record TrainingProgress(
    int Epoch,
    int EpochCount,
    int Step,
    int StepsPerEpoch,
    double RunningLoss,
    double RunningAccuracy,
    double ImagesPerSecond,
    TimeSpan Elapsed,
    TimeSpan Remaining,
    EpochRecord? FinishedEpoch);
