using System.Text.Json.Serialization;
using Vitrine.Comparison.Results;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;

namespace Vitrine.Comparison.Searches;

/// <summary>
/// All choices of a small space, each trained to its end once: what a search of that space would have found, and how long it would have taken, can be told without
/// training anything. As in Klein and Hutter 2019, "Tabular benchmarks for joint architecture and hyperparameter optimization".
/// </summary>
/// <param name="Command">What recorded it.</param>
/// <param name="Machine">Where.</param>
/// <param name="RecordedAt">When its last training had ended.</param>
/// <param name="Subject">What was trained.</param>
/// <param name="Settings">Of the study that trained it; its space has options only, all of which always exist.</param>
/// <param name="ValidationCount">Images by which each training was judged.</param>
/// <param name="StartSeconds">What a trial takes beside its training: starting a process, reading data, saving.</param>
public sealed record RecordedTable(string Command, MachineFacts Machine, DateTimeOffset RecordedAt, TrialSubject Subject, StudySettings Settings, int ValidationCount, double StartSeconds)
{
    /// <summary>Every choice, the last parameter's options changing first.</summary>
    [JsonIgnore]
    public IReadOnlyList<RecordedTrial> Trials { get; init; } = [];

    [JsonIgnore]
    internal int Epochs => Settings.MaximumStep;

    /// <summary>The best accuracy that any of its trainings ends with.</summary>
    [JsonIgnore]
    internal double Best => Trials.Max(trial => Accuracy(trial));

    /// <summary>
    /// What a sampler is asked to search: numbers as whole numbers in their order, words as options, and nothing that has one value only. A coordinate is the index of an option.
    /// </summary>
    internal SearchSpace SearchedSpace() => new([.. Varied().Select(parameter => IsOrdered(parameter)
        ? (Parameter)new IntegerParameter { Name = parameter.Name, Low = 0, High = parameter.Options.Count - 1 }
        : parameter)]);

    /// <param name="choice">Of <see cref="SearchedSpace"/>.</param>
    internal RecordedTrial Find(Choice choice) => Trials[Settings.Space.Parameters.Cast<OptionParameter>()
        .Aggregate(0, (index, parameter) => (index * parameter.Options.Count) + (int)(choice[parameter.Name] ?? 0))];

    /// <summary>At its end.</summary>
    internal double Accuracy(RecordedTrial trial) => Accuracy(trial, Epochs);

    /// <param name="epoch">From 1.</param>
    internal double Accuracy(RecordedTrial trial, int epoch) => trial.CorrectCounts[epoch - 1] / (double)ValidationCount;

    /// <summary>From the start of its process on.</summary>
    /// <param name="epochs">After which it was ended.</param>
    internal double Seconds(RecordedTrial trial, int epochs) => StartSeconds + (trial.Seconds * epochs / Epochs);

    /// <summary>Of options: their indexes, the last parameter's changing first.</summary>
    internal static IEnumerable<Choice> ChoicesOf(SearchSpace space) => space.Parameters.Aggregate(
        (IEnumerable<Dictionary<string, double>>)[[]],
        (choices, parameter) => choices.SelectMany(choice => Enumerable.Range(0, (int)parameter.Cardinality).Select(option => new Dictionary<string, double>(choice) { [parameter.Name] = option })))
        .Select(choice => new Choice(choice));

    internal static bool IsOrdered(Parameter parameter) => ((OptionParameter)parameter).Options.All(option => option.GetValueKind() == System.Text.Json.JsonValueKind.Number);

    internal IEnumerable<OptionParameter> Varied() => Settings.Space.Parameters.Cast<OptionParameter>().Where(parameter => parameter.Options.Count > 1);
}
