using System.Text.Json.Nodes;
using Vitrine.Improvement.Findings;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;

namespace Vitrine.App.Studies;

/// <summary>What <c>improve --json</c> answers.</summary>
internal sealed record StudyDocument(
    string Folder, double Seconds, int TrialCount, int FinishedCount, int PrunedCount, int FailedCount, string BestRecipe, StudyDocument.Trial Best, IReadOnlyList<StudyDocument.Trial> Front, IReadOnlyList<ParameterFinding> Findings, StudyAnswer? Answer)
{
    internal static StudyDocument Of(StudyFolder folder, Study study, IReadOnlyList<ParameterFinding> findings, StudyAnswer? answer, TimeSpan elapsed)
    {
        var states = study.Trials().ToLookup(trial => trial.State);
        return new StudyDocument(
            folder.FullPath,
            Math.Round(elapsed.TotalSeconds, 1),
            study.Trials().Count,
            states[TrialState.Finished].Count(),
            states[TrialState.Pruned].Count(),
            states[TrialState.Failed].Count(),
            folder.BestRecipe,
            Trial.Of(study, study.Best()!),
            study.Settings.Objectives.Count == 1 ? [] : [.. study.ParetoFront().Select(trial => Trial.Of(study, trial))],
            findings,
            answer);
    }

    internal sealed record Trial(int Number, IReadOnlyDictionary<string, double> Values, JsonObject Choice)
    {
        internal static Trial Of(Study study, TrialRecord trial) => new(
            trial.Number,
            study.Settings.Objectives.Zip(trial.Values).ToDictionary(each => each.First.Name, each => each.Second),
            study.Settings.Space.ToJson(trial.Choice));
    }
}
