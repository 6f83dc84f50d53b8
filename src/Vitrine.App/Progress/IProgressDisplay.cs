using Vitrine.Training;

namespace Vitrine.App.Progress;

/// <summary>Shows work under way; safe to call from any thread.</summary>
internal interface IProgressDisplay
{
    /// <param name="prefix">What is being trained, where it is not the main model; may be empty.</param>
    void Training(TrainingProgress progress, string prefix = "");

    /// <summary>A transfer or a search; no bytes where nothing is counted.</summary>
    void Activity(string message, long bytes = 0, long? totalBytes = null);

    /// <summary>How things stand, in a few lines, where a person watches: of no use in a file once it is past.</summary>
    void Standing(IReadOnlyList<string> lines);

    /// <summary>A line that stays.</summary>
    void Line(string text);

    /// <summary>Makes room for something that stays.</summary>
    void Clear();
}
