using Vitrine.Improvement.Samplers;
using Vitrine.Improvement.Studies;
using Vitrine.Inference;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Studies;

/// <summary>The trials that stand out.</summary>
internal static class TrialTables
{
    private const int MostRows = 10;

    internal static Html Best(StudyReportInput input)
    {
        var best = input.Trials.Where(trial => trial.State == TrialState.Finished).OrderBy(trial => input.Settings.Objectives[0].Loss(trial.Values[0])).Take(MostRows);
        return HtmlTable.Of(
            "best-trials",
            StudyReportText.BestTrialsCaption,
            [new(StudyReportText.Trial, IsNumber: false), new(StudyReportText.ValidationAccuracy), new(StudyReportText.Seconds), new(StudyReportText.Chosen, IsNumber: false)],
            best.Select(trial => new Html[] { $"{trial.Number}", Quantity.Percent(trial.Values[0]), Quantity.Duration(trial.Seconds), Choice(input, trial) }));
    }

    /// <summary>Empty with a single objective.</summary>
    internal static Html Front(StudyReportInput input)
    {
        var objectives = input.Settings.Objectives;
        if (objectives.Count == 1)
            return Html.Empty;
        var front = ParetoFronts.First([.. input.Trials.Where(trial => trial.State == TrialState.Finished)], objectives);
        return HtmlTable.Of(
            "front",
            StudyReportText.FrontCaption,
            [new(StudyReportText.Trial, IsNumber: false), .. objectives.Select(objective => new HtmlColumn(objective.Name))],
            front.Select(trial => new Html[] { $"{trial.Number}" }.Concat(objectives.Zip(trial.Values).Select(each => (Html)Value(each.First, each.Second))).ToArray()));
    }

    private static string Value(Objective objective, double value) => objective.IsBetterHigh ? Quantity.Percent(value) : value < 100 ? Quantity.Plain(Math.Round(value, 3)) : Quantity.Count((long)Math.Round(value));

    /// <summary>What it chose of the parameters that matter; of all, where nothing is known of them.</summary>
    private static string Choice(StudyReportInput input, TrialRecord trial)
    {
        var important = input.Findings.Parameters.Where(finding => finding.Matters).Take(4).Select(finding => finding.Name).ToList();
        var shown = input.Settings.Space.Chosen(trial.Choice).Where(each => important.Count == 0 || important.Contains(each.Parameter.Name));
        return string.Join(", ", shown.Take(6).Select(each => $"{each.Parameter.Name} {each.Parameter.Describe(each.Coordinate)}"));
    }
}
