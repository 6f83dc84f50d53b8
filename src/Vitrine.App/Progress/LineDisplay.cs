using Vitrine.Training;

namespace Vitrine.App.Progress;

/// <summary>In a file or a pipe: one line per epoch, and one for each new activity.</summary>
internal sealed class LineDisplay(TextWriter output) : IProgressDisplay
{
    private readonly Lock gate = new();
    private string? lastActivity;

    public void Training(TrainingProgress progress, string prefix = "")
    {
        if (progress.FinishedEpoch is { } epoch && prefix.Length == 0)
            Line(ProgressLine.OfEpoch(epoch, progress.EpochCount));
    }

    public void Activity(string message, long bytes = 0, long? totalBytes = null)
    {
        lock (gate)
        {
            if (message != lastActivity)
                output.WriteLine(message);
            lastActivity = message;
        }
    }

    public void Standing(IReadOnlyList<string> lines)
    {
        // nobody watches a file
    }

    public void Line(string text)
    {
        lock (gate)
            output.WriteLine(text);
    }

    public void Clear()
    {
        // every line stays
    }
}
