using Vitrine.App.Terminals;
using Vitrine.Training;

namespace Vitrine.App.Progress;

/// <summary>On a terminal: one line that is drawn over and over, under the lines that stay.</summary>
internal sealed class LiveDisplay(Terminal terminal) : IProgressDisplay
{
    private static readonly TimeSpan LongestStill = TimeSpan.FromSeconds(0.1);
    private readonly Lock gate = new();
    private long? drawnAt;

    // A line of the full width would wrap on some terminals.
    private int Columns => terminal.Width - 1;

    public void Training(TrainingProgress progress, string prefix = "")
    {
        lock (gate)
        {
            if (progress.FinishedEpoch is { } epoch && prefix.Length == 0)
                Keep(ProgressLine.OfEpoch(epoch, progress.EpochCount, Columns));
            Draw(ProgressLine.OfTraining(progress, prefix, Columns));
        }
    }

    public void Activity(string message, long bytes = 0, long? totalBytes = null)
    {
        lock (gate)
        {
            if (bytes == 0 || drawnAt is not { } last || terminal.Time.GetElapsedTime(last) >= LongestStill)
                Draw(ProgressLine.OfTransfer(message, bytes, totalBytes, Columns));
        }
    }

    public void Standing(string text)
    {
        lock (gate)
            Draw(ProgressLine.Cut(text, Columns));
    }

    public void Line(string text)
    {
        lock (gate)
            Keep(text);
    }

    public void Clear()
    {
        lock (gate)
        {
            if (drawnAt is not null)
                terminal.Output.Write("\r\e[K");
            drawnAt = null;
        }
    }

    private void Draw(string line)
    {
        terminal.Output.Write($"\r\e[K{line}");
        drawnAt = terminal.Time.GetTimestamp();
    }

    private void Keep(string text)
    {
        terminal.Output.Write((drawnAt is null ? "" : "\r\e[K") + text + "\n");
        drawnAt = null;
    }
}
