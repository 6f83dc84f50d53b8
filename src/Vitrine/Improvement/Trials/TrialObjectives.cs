using Vitrine.Improvement.Studies;
using Vitrine.Inference;
using Vitrine.Training;
using Vitrine.Training.Budgets;

namespace Vitrine.Improvement.Trials;

/// <summary>What a study may want of a trained network, by name.</summary>
public static class TrialObjectives
{
    /// <summary>On validation, after the last epoch.</summary>
    public const string Accuracy = "accuracy";

    private static readonly OrderedDictionary<string, (Objective Objective, Func<TrainingResult, double> Measure)> Table = new()
    {
        [Accuracy] = (new Objective(Accuracy, IsBetterHigh: true), result => result.History[^1].ValidationAccuracy),
        ["parameters"] = (new Objective("parameters", IsBetterHigh: false), result => result.Model.ParameterCount),
        ["multiply-accumulates"] = (new Objective("multiply-accumulates", IsBetterHigh: false), MultiplyAccumulates),
        // measured, and so the one that makes other trials on another machine, or on a busy one
        ["latency"] = (new Objective("latency", IsBetterHigh: false), result => PredictionLatency.Milliseconds(result, TimeProvider.System)),
    };

    public static IEnumerable<string> Names => Table.Keys;

    /// <exception cref="VitrineException">Usage: there is no such objective; the message lists those there are.</exception>
    public static Objective Named(string name) =>
        Table.TryGetValue(name, out var entry) ? entry.Objective : throw VitrineException.InvalidUsage(TrialsText.UnknownObjective.Fill(name, string.Join(", ", Table.Keys)));

    internal static double Measure(Objective objective, TrainingResult result) => Table[objective.Name].Measure(result);

    private static double MultiplyAccumulates(TrainingResult result) =>
        result.Recipe.Architecture.Summarize(result.Model.Height, result.Model.Width, result.Model.Classes.Count).MultiplyAccumulates;
}
