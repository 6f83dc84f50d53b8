using Vitrine.App.Terminals;
using Vitrine.Training;

namespace Vitrine.App.Progress;

/// <summary>On a terminal: a line, or a few, drawn over and over under the lines that stay.</summary>
internal sealed class LiveDisplay(Terminal terminal) : IProgressDisplay
{
    private static readonly TimeSpan LongestStill = TimeSpan.FromSeconds(0.1);
    private readonly Lock gate = new();
    private long? drawnAt;
    private int drawnCount; // lines

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

    public void Standing(IReadOnlyList<string> lines)
    {
        lock (gate)
            Draw([.. lines.Select(line => ProgressLine.Cut(line, Columns))]);
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
                terminal.Output.Write(Erasure);
            (drawnAt, drawnCount) = (null, 0);
        }
    }

    /// <summary>Back to where the drawn lines begin, and all of them gone.</summary>
    private string Erasure => drawnCount > 1 ? $"\r\e[{drawnCount - 1}A\e[J" : "\r\e[K";

    private void Draw(params IReadOnlyList<string> lines)
    {
        terminal.Output.Write(Erasure + string.Join('\n', lines));
        (drawnAt, drawnCount) = (terminal.Time.GetTimestamp(), lines.Count);
    }

    private void Keep(string text)
    {
        terminal.Output.Write((drawnAt is null ? "" : Erasure) + text + "\n");
        (drawnAt, drawnCount) = (null, 0);
    }
}
