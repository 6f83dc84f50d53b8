using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Vitrine.App.Studies;
using Vitrine.Evaluation;
using Vitrine.Improvement.Ensembles;
using Vitrine.Improvement.Findings;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Inference;
using Vitrine.Reporting.Studies;

namespace Vitrine.App.Tables;

/// <summary>What a study came to.</summary>
internal static class StudyTables
{
    private const int ShownTrials = 5, ShownFindings = 10;

    internal static IEnumerable<IRenderable> Of(StudyFolder folder, Study study, StudyReportInput input, int width)
    {
        var trials = study.Trials();
        yield return Layout.Titled(ImproveText.Trials, BestTrials(study, trials));
        if (study.Settings.Objectives.Count > 1)
            yield return Layout.Titled(ImproveText.Front, Front(study));
        yield return Layout.Titled(ImproveText.BestChoice, Choice(study, study.Best()!));
        if (input.Findings.Parameters.Count > 0)
            yield return Layout.Titled(ImproveText.WhatMattered, Findings(study, input.Findings));
        if (input.Answer is { } answer)
            yield return Layout.Titled(ImproveText.Confirmation, Confirmation(answer, width));
        if (input.Ensemble is { } ensemble)
            yield return Layout.Titled(ImproveText.Ensemble, Ensemble(ensemble, width));
        if (input.Findings.Further is { } further)
            yield return Layout.Titled(ImproveText.GoingOn, Layout.Sentence(StudySentences.Of(further)));
        yield return Layout.Titled("", Layout.Facts((ImproveText.PlaceOfReport, folder.Report), (ImproveText.PlaceOfRecipe, folder.BestRecipe), (Verbs.VerbText.NextStep, $"vitrine train --recipe {folder.BestRecipe}")));
    }

    private static Rows BestTrials(Study study, IReadOnlyList<TrialRecord> trials)
    {
        var table = Layout.Table(ImproveText.Trial + "#", ImproveText.Accuracy + "#", TablesText.Seconds + "#");
        foreach (var trial in trials.Where(trial => trial.State == TrialState.Finished).OrderByDescending(trial => trial.Values[0]).Take(ShownTrials))
            table.Row(Layout.Count(trial.Number), Layout.Percent(trial.Values[0]), Layout.Number(trial.Seconds, 0));
        var states = trials.CountBy(trial => trial.State).ToDictionary();
        int CountOf(TrialState state) => states.GetValueOrDefault(state);
        var counts = ImproveText.Counts.Fill(trials.Count, CountOf(TrialState.Finished), CountOf(TrialState.Pruned), CountOf(TrialState.Failed), CountOf(TrialState.Open));
        return new Rows(Layout.Sentence(counts), table);
    }

    private static Table Front(Study study)
    {
        var table = Layout.Table([ImproveText.Trial + "#", .. study.Settings.Objectives.Select(objective => objective.Name + "#")]);
        foreach (var trial in study.ParetoFront())
            table.Row([Layout.Count(trial.Number), .. study.Settings.Objectives.Zip(trial.Values).Select(each => Value(each.First, each.Second))]);
        return table;
    }

    private static string Value(Objective objective, double value) =>
        objective.IsBetterHigh ? Layout.Percent(value) : value < 100 ? Layout.Number(value, 3) : Layout.Count((long)value);

    private static IRenderable Choice(Study study, TrialRecord trial) => Layout.Facts(
        study.Settings.Space.Chosen(trial.Choice).Select(each => (each.Parameter.Path ?? each.Parameter.Name, each.Parameter.Describe(each.Coordinate))));

    private static Rows Findings(Study study, StudyFindings findings)
    {
        var table = Layout.Table(ImproveText.Parameter, ImproveText.Importance + "#", ImproveText.BestAt + "#", ImproveText.Worth + "#");
        foreach (var finding in findings.Parameters.Where(finding => finding.Matters).Take(ShownFindings))
            table.Row(finding.Name, finding.Importance.ToString("P0", CultureInfo.CurrentCulture), study.Settings.Space.Named(finding.Name).Describe(finding.Best), Layout.Points(finding.Gain));
        return StudySentences.MatteredNot(findings) is { } idle ? new Rows(table, Layout.Sentence(idle)) : new Rows(table);
    }

    private static Rows Confirmation(StudyAnswer answer, int width)
    {
        var isWide = width >= Layout.WideColumns;
        string[] narrow = ["", answer.Start.Name + "#", answer.Best.Name + "#", TablesText.Gain + "#"];
        var table = Layout.Table(isWide ? [.. narrow, TablesText.Interval95 + "#"] : narrow);
        void Add(string name, IReadOnlyList<double> start, IReadOnlyList<double> best, SeededComparison comparison)
        {
            string[] cells = [name, Layout.Percent(start.Average()), Layout.Percent(best.Average()), Layout.Points(comparison.Gain)];
            table.Row(isWide ? [.. cells, Layout.GainRange(comparison.GainInterval)] : cells);
        }
        Add(ImproveText.Validation, answer.StartValidation, answer.BestValidation, answer.Validation);
        Add(ImproveText.Test, answer.StartTest, answer.BestTest, answer.Test);
        return new Rows(table, Layout.Sentence(StudySentences.Of(answer)));
    }

    private static Rows Ensemble(StudyEnsemble ensemble, int width)
    {
        var isWide = width >= Layout.WideColumns;
        string[] narrow = ["", ImproveText.Test + "#", TablesText.Gain + "#"];
        var table = Layout.Table(isWide ? [.. narrow, TablesText.Interval95 + "#"] : narrow);
        table.Row([StudySentences.NameOf(ensemble.Best), Layout.Percent(ensemble.BestTestAccuracy), "", .. isWide ? [""] : Array.Empty<string>()]);
        foreach (var (name, alternative) in StudySentences.Alternatives(ensemble))
        {
            string[] cells = [name, Layout.Percent(alternative.TestAccuracy), Layout.Points(alternative.Test.Gain)];
            table.Row(isWide ? [.. cells, Layout.GainRange(alternative.Test.GainInterval)] : cells);
        }
        return new Rows([table, .. StudySentences.Of(ensemble).Select(Layout.Sentence)]);
    }
}
