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
/// <param name="LiveTensorCount">Tensors of the whole process that were not disposed of at the epoch's end; it must not grow. 0 in records from before it was counted.</param>
/// <param name="MemoryMegabytes">Resident memory of the process at the epoch's end, in 10⁶ bytes; 0 in records from before it was measured.</param>
public sealed record EpochRecord(
    int Epoch,
    double TrainLoss,
    double TrainAccuracy,
    double ValidationLoss,
    double ValidationAccuracy,
    double LearningRate,
    double ElapsedSeconds,
    double ImagesPerSecond,
    long LiveTensorCount = 0,
    double MemoryMegabytes = 0);
