using System.Text.Json.Nodes;
using Vitrine.Improvement.Ensembles;
using Vitrine.Improvement.Findings;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Reporting.Studies;

namespace Vitrine.App.Studies;

/// <summary>What <c>improve --json</c> answers.</summary>
internal sealed record StudyDocument(
    string Folder,
    double Seconds,
    int TrialCount,
    int FinishedCount,
    int PrunedCount,
    int FailedCount,
    string BestRecipe,
    string Report,
    StudyDocument.Trial Best,
    IReadOnlyList<StudyDocument.Trial> Front,
    IReadOnlyList<StudyDocument.Finding> Findings,
    FurtherGain? Further,
    StudyAnswer? Answer,
    StudyEnsemble? Ensemble)
{
    internal static StudyDocument Of(StudyFolder folder, Study study, StudyReportInput input, TimeSpan elapsed)
    {
        return new StudyDocument(
            folder.FullPath,
            Math.Round(elapsed.TotalSeconds, 1),
            input.Trials.Count,
            input.CountOf(TrialState.Finished),
            input.CountOf(TrialState.Pruned),
            input.CountOf(TrialState.Failed),
            folder.BestRecipe,
            folder.Report,
            Trial.Of(study, input.Best),
            study.Settings.Objectives.Count == 1 ? [] : [.. study.ParetoFront().Select(trial => Trial.Of(study, trial))],
            [.. input.Findings.Parameters.Select(finding => Finding.Of(study.Settings.Space.Named(finding.Name), finding))],
            input.Findings.Further,
            input.Answer,
            input.Ensemble);
    }

    internal sealed record Trial(int Number, IReadOnlyDictionary<string, double> Values, JsonObject Choice)
    {
        internal static Trial Of(Study study, TrialRecord trial) => new(
            trial.Number,
            study.Settings.Objectives.Zip(trial.Values).ToDictionary(each => each.First.Name, each => each.Second),
            study.Settings.Space.ToJson(trial.Choice));
    }

    /// <summary>With values as they stand in a recipe, in place of coordinates.</summary>
    internal sealed record Finding(string Name, double Importance, JsonNode Best, double Gain, IReadOnlyList<Finding.Place> Curve)
    {
        internal static Finding Of(Parameter parameter, ParameterFinding finding) => new(
            finding.Name,
            finding.Importance,
            parameter.ValueOf(finding.Best),
            finding.Gain,
            [.. finding.Curve.Select(place => new Place(parameter.ValueOf(place.Coordinate), place.Value))]);

        internal sealed record Place(JsonNode Value, double Expected);
    }
}
