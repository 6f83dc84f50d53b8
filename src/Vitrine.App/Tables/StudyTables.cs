using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Vitrine.App.Studies;
using Vitrine.Evaluation;
using Vitrine.Improvement.Findings;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Inference;

namespace Vitrine.App.Tables;

/// <summary>What a study came to.</summary>
internal static class StudyTables
{
    private const int ShownTrials = 5, ShownFindings = 10;

    /// <summary>A smaller share of what made trials differ is noise.</summary>
    private const double SmallestImportance = 0.01;

    internal static IEnumerable<IRenderable> Of(StudyFolder folder, Study study, IReadOnlyList<ParameterFinding> findings, StudyAnswer? answer, int width)
    {
        var trials = study.Trials();
        yield return Layout.Titled(ImproveText.Trials, BestTrials(study, trials));
        if (study.Settings.Objectives.Count > 1)
            yield return Layout.Titled(ImproveText.Front, Front(study));
        yield return Layout.Titled(ImproveText.BestChoice, Choice(study, study.Best()!));
        if (findings.Count > 0)
            yield return Layout.Titled(ImproveText.WhatMattered, Findings(study, findings));
        if (answer is not null)
            yield return Layout.Titled(ImproveText.Confirmation, Confirmation(answer, width));
        yield return Layout.Titled("", Layout.Facts((ImproveText.PlaceOfRecipe, folder.BestRecipe), (Verbs.VerbText.NextStep, $"vitrine train --recipe {folder.BestRecipe}")));
    }

    private static Rows BestTrials(Study study, IReadOnlyList<TrialRecord> trials)
    {
        var table = Layout.Table(ImproveText.Trial + "#", ImproveText.Accuracy + "#", TablesText.Seconds + "#");
        foreach (var trial in trials.Where(trial => trial.State == TrialState.Finished).OrderByDescending(trial => trial.Values[0]).Take(ShownTrials))
            table.Row(Layout.Count(trial.Number), Layout.Percent(trial.Values[0]), Layout.Number(trial.Seconds, 0));
        var states = trials.CountBy(trial => trial.State).ToDictionary();
        int CountOf(TrialState state) => states.GetValueOrDefault(state);
        var counts = ImproveText.Counts.Fill(trials.Count, CountOf(TrialState.Finished), CountOf(TrialState.Pruned), CountOf(TrialState.Failed), CountOf(TrialState.Open));
        return new Rows(new Padder(new Text(counts), new Padding(2, 0, 0, 0)), table);
    }

    private static Table Front(Study study)
    {
        var table = Layout.Table([ImproveText.Trial + "#", .. study.Settings.Objectives.Select(objective => objective.Name + "#")]);
        foreach (var trial in study.ParetoFront())
            table.Row([Layout.Count(trial.Number), .. study.Settings.Objectives.Zip(trial.Values).Select(each => each.First.IsBetterHigh ? Layout.Percent(each.Second) : Layout.Count((long)each.Second))]);
        return table;
    }

    private static IRenderable Choice(Study study, TrialRecord trial) => Layout.Facts(study.Settings.Space.Parameters
        .Where(parameter => trial.Choice[parameter.Name] is not null)
        .Select(parameter => (parameter.Path ?? parameter.Name, parameter.Describe(trial.Choice[parameter.Name]!.Value))));

    private static Rows Findings(Study study, IReadOnlyList<ParameterFinding> findings)
    {
        var table = Layout.Table(ImproveText.Parameter, ImproveText.Importance + "#", ImproveText.BestAt + "#", ImproveText.Worth + "#");
        var parameters = study.Settings.Space.Parameters.ToDictionary(parameter => parameter.Name);
        foreach (var finding in findings.Where(finding => finding.Importance >= SmallestImportance).Take(ShownFindings))
            table.Row(finding.Name, finding.Importance.ToString("P0", CultureInfo.CurrentCulture), parameters[finding.Name].Describe(finding.Best), Layout.Points(finding.Gain));
        var idle = findings.Where(finding => finding.Importance < SmallestImportance).Select(finding => finding.Name).ToList();
        return idle.Count == 0 ? new Rows(table) : new Rows(table, new Padder(new Text(ImproveText.MatteredNot.Fill(string.Join(", ", idle))), new Padding(2, 0, 0, 0)));
    }

    private static Rows Confirmation(StudyAnswer answer, int width)
    {
        var isWide = width >= Layout.WideColumns;
        string[] narrow = ["", answer.Start.Name + "#", answer.Best.Name + "#", TablesText.Gain + "#"];
        var table = Layout.Table(isWide ? [.. narrow, TablesText.Interval95 + "#"] : narrow);
        void Add(string name, IReadOnlyList<double> start, IReadOnlyList<double> best, PairedComparison comparison)
        {
            string[] cells = [name, Layout.Percent(start.Average()), Layout.Percent(best.Average()), Layout.Points(comparison.Gain)];
            table.Row(isWide ? [.. cells, $"{Layout.Points(comparison.GainInterval.Low)} … {Layout.Points(comparison.GainInterval.High)}"] : cells);
        }
        Add(ImproveText.Validation, answer.StartValidation, answer.BestValidation, answer.Validation);
        Add(ImproveText.Test, answer.StartTest, answer.BestTest, answer.Test);
        return new Rows(table, new Padder(new Text(Sentence(answer)), new Padding(2, 0, 0, 0)));
    }

    private static string Sentence(StudyAnswer answer)
    {
        var gain = answer.Test.GainInterval;
        var sentence = gain.Low > 0 ? ImproveText.Better : gain.High < 0 ? ImproveText.Worse : ImproveText.Undecided;
        // "worse by 2 points", not by minus two
        var sign = gain.High < 0 ? -1 : 1;
        double[] bounds = [gain.Low * sign, gain.High * sign];
        return sentence.Fill(Layout.Points(answer.Test.Gain * sign), Layout.Points(bounds.Min()), Layout.Points(bounds.Max()), answer.Seeds.Count);
    }
}
