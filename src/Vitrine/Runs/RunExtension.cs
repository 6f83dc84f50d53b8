using Vitrine.Inference;
using Vitrine.Reporting;

namespace Vitrine.Runs;

/// <summary>
/// Goes on from a finished run for more epochs, in a run folder of its own; the finished one stays as it is. A one-cycle schedule ends
/// at zero, from where nothing could go on: the extension is a new cycle of its own length, which rises again and falls to zero, over the finished
/// weights and the optimiser's state. It sees the same training part in new orders, so that no image of the validation part is ever trained on.
/// </summary>
public static class RunExtension
{
    /// <param name="path">Folder of the finished run.</param>
    /// <param name="epochCount">How many more, from 1.</param>
    /// <param name="outFolder">Where the new run's files go; null makes a new folder under <c>runs/</c>.</param>
    /// <param name="observer">Hears of everything, in order.</param>
    /// <param name="time">The clock; null is the system's.</param>
    /// <param name="cancellation">Ends the run at the next step of training, with its state saved: it is resumed as any run.</param>
    /// <returns>The record of the new run.</returns>
    /// <exception cref="VitrineException">The run has not finished, has no checkpoint, or its data has changed.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted, and can be resumed.</exception>
    public static Task<RunRecord> RunAsync(
        string path, int epochCount, string? outFolder, IRunObserver observer, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        var finished = Predecessor.Open(path, isExtended: true);
        var options = new RunOptions
        {
            Recipe = finished.Recipe with { Epochs = epochCount },
            Data = finished.Record.DataOption,
            Out = outFolder,
            Device = finished.Record.Environment.Device,
            FinalEvaluation = finished.Record.Command == "run",
        };
        return Pipeline.StartAsync(options, finished, observer, time ?? TimeProvider.System, cancellation);
    }
}
