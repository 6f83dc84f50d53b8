using System.Text.Json.Serialization;
using Vitrine.Comparison.Results;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;

namespace Vitrine.Comparison.Searches;

/// <summary>
/// Choices of a space, each trained to its end once: what a search of them would have found, and how long it would have taken, can be told without
/// training anything. As in Klein and Hutter 2019, "Tabular benchmarks for joint architecture and hyperparameter optimization".
/// </summary>
/// <param name="Name">Of its <see cref="Recording"/>.</param>
/// <param name="Command">What recorded it.</param>
/// <param name="Machine">Where.</param>
/// <param name="RecordedAt">When its last training had ended.</param>
/// <param name="Subject">What was trained.</param>
/// <param name="Settings">Of the study that trained it.</param>
/// <param name="ValidationCount">Images by which each training was judged.</param>
/// <param name="StartSeconds">What a trial takes beside its training: starting a process, reading data, saving.</param>
public sealed record RecordedTable(
    string Name, string Command, MachineFacts Machine, DateTimeOffset RecordedAt, TrialSubject Subject, StudySettings Settings, int ValidationCount, double StartSeconds)
{
    /// <summary>In the order of the study.</summary>
    [JsonIgnore]
    public IReadOnlyList<RecordedTrial> Trials { get; init; } = [];

    [JsonIgnore]
    internal int Epochs => Settings.MaximumStep;

    /// <summary>The best accuracy that any of its trainings ends with.</summary>
    [JsonIgnore]
    internal double Best => Trials.Max(trial => Accuracy(trial));

    /// <summary>At its end.</summary>
    internal double Accuracy(RecordedTrial trial) => Accuracy(trial, Epochs);

    /// <param name="epoch">From 1.</param>
    internal double Accuracy(RecordedTrial trial, int epoch) => trial.CorrectCounts[epoch - 1] / (double)ValidationCount;

    /// <summary>From the start of its process on.</summary>
    /// <param name="epochs">After which it was ended.</param>
    internal double Seconds(RecordedTrial trial, int epochs) => StartSeconds + (trial.Seconds * epochs / Epochs);
}
