using Vitrine.Training;

namespace Vitrine.Tests.Training;

/// <summary>Interrupts a training when its first epoch has ended.</summary>
internal sealed class CancelAtFirstEpoch(CancellationTokenSource cancellation) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.FinishedEpoch is not null)
            cancellation.Cancel();
    }
}
