using Vitrine.Bundles;
using Vitrine.Coaching;
using Vitrine.Evaluation;
using Vitrine.Reporting;
using Vitrine.Runs;
using Vitrine.Training;
using Vitrine.Training.Budgets;

namespace Vitrine.App.Verbs;

/// <summary>What <c>run</c>, <c>train</c> and <c>resume</c> print with <c>--json</c>: the numbers people script against, and where all others are.</summary>
/// <param name="TestAccuracy">Null where the test split was not looked at.</param>
/// <param name="SecondsTo8324">Training seconds until validation first reached the original project's accuracy.</param>
/// <param name="Precision">As used; <c>auto</c> until the data is known.</param>
/// <param name="StoppedEarly">Whether patience or time ran out before the last epoch.</param>
/// <param name="Plan">Why the recipe was chosen, if it was for a budget.</param>
/// <param name="Parameters">Trained parameters of the model that was kept.</param>
/// <param name="Coach">What the coach sees, the most important first.</param>
/// <param name="Record">Path of run.json, which holds everything.</param>
internal sealed record RunDocument(
    string Name,
    string Status,
    string Preset,
    int Seed,
    Precision Precision,
    double? TestAccuracy,
    Interval? TestAccuracyInterval,
    double? ValidationAccuracy,
    Interval? ValidationAccuracyInterval,
    bool StoppedEarly,
    double? TrainSeconds,
    double? TotalSeconds,
    double? SecondsTo8324,
    BudgetPlan? Plan,
    ParityReport? Parity,
    long? Parameters,
    long? MultiplyAccumulates,
    bool? Improved,
    string? WeightsSha256,
    IReadOnlyList<Advice> Coach,
    string Folder,
    string Record,
    string Report,
    string Bundle)
{
    internal static RunDocument Of(RunRecord run, RunFolder folder) => new(
        run.Name,
        run.Status,
        run.Recipe.Name,
        run.Recipe.Seed,
        run.Recipe.Precision,
        run.Test?.Accuracy,
        run.Test?.AccuracyInterval,
        run.Validation?.Accuracy,
        run.Validation?.AccuracyInterval,
        run.StoppedEarly,
        run.TrainSeconds,
        run.TotalSeconds,
        run.SecondsTo8324,
        run.Plan,
        run.Parity,
        run.Summary?.ParameterCount,
        run.Summary?.MultiplyAccumulates,
        run.Improvement?.Adopted,
        run.WeightsSha256,
        Coaching.Coach.Look(run),
        folder.FullPath,
        folder.Record,
        folder.Report,
        folder.Bundle);
}
