using Vitrine.Training;

namespace Vitrine.App.Progress;

/// <summary>Beside a JSON document: nothing.</summary>
internal sealed class SilentDisplay : IProgressDisplay
{
    public void Training(TrainingProgress progress, string prefix = "")
    {
    }

    public void Activity(string message, long bytes = 0, long? totalBytes = null)
    {
    }

    public void Standing(IReadOnlyList<string> lines)
    {
    }

    public void Line(string text)
    {
    }

    public void Clear()
    {
    }
}
