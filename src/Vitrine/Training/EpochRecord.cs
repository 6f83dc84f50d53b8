namespace Vitrine.Training;

/// <summary>A row of history.csv: what one epoch did.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainLoss">Mean loss over the epoch's (augmented) batches, in nats.</param>
/// <param name="TrainAccuracy">Over the epoch's (augmented) batches as they were seen, 0–1.</param>
/// <param name="ValidationLoss">After the epoch, in nats.</param>
/// <param name="ValidationAccuracy">After the epoch, 0–1.</param>
/// <param name="LearningRate">At the epoch's last step.</param>
/// <param name="ElapsedSeconds">Inside the training loop since the start, validation included, interruptions not.</param>
/// <param name="ImagesPerSecond">Training images per second in this epoch, validation not counted.</param>
public sealed record EpochRecord(
    int Epoch,
    double TrainLoss,
    double TrainAccuracy,
    double ValidationLoss,
    double ValidationAccuracy,
    double LearningRate,
    double ElapsedSeconds,
    double ImagesPerSecond);
