using Vitrine.Training;

namespace Vitrine.Peers;

/// <summary>Reports each epoch of the trainer, whose clock times training and evaluation together and the training alone.</summary>
internal sealed class EpochReporter(int imagesPerEpoch) : IProgress<TrainingProgress>
{
    private double trainingSeconds;

    public void Report(TrainingProgress value)
    {
        if (value.FinishedEpoch is not { } epoch)
            return;
        trainingSeconds += imagesPerEpoch / epoch.ImagesPerSecond;
        var evaluationSeconds = Math.Max(0, epoch.ElapsedSeconds - trainingSeconds);
        LearningCurve.Report(epoch.Epoch, (long)epoch.Epoch * imagesPerEpoch, trainingSeconds, evaluationSeconds, epoch.ValidationAccuracy);
    }
}
