using System.Globalization;
using Vitrine.Comparison.Reporting;
using Vitrine.Comparison.Results;
using Vitrine.Inference;
using Vitrine.Training;

namespace Vitrine.Comparison.Presets;

/// <summary>The presets' part of docs/results.md, in the current language.</summary>
public static class PresetTables
{
    private const double Giga = 1e9, Mega = 1e6;

    /// <param name="machines">Results of each machine's folder.</param>
    /// <returns>Markdown that ends with a line break.</returns>
    public static string Write(IEnumerable<IReadOnlyList<PresetResult>> machines)
    {
        var measured = machines.Where(results => results.Count > 0).ToList();
        return string.Join("\n", (measured.Count > 0 ? measured : [[]]).Select(results => OfMachine(results, Rows(results, measured))));
    }

    private static string OfMachine(IReadOnlyList<PresetResult> results, IReadOnlyList<Row> rows)
    {
        var parts = new[] { Ends(rows), Milestones(rows), Rates(rows), Targets(rows) };
        return string.Join("\n", [.. rows.Any(row => row.Summary is not null) ? [Heading(results)] : Array.Empty<string>(), .. parts]);
    }

    /// <summary>Every preset that there is but for those that other machines alone have measured, then what was measured under a name that is gone.</summary>
    private static List<Row> Rows(IReadOnlyList<PresetResult> results, IEnumerable<IReadOnlyList<PresetResult>> machines)
    {
        var summaries = results.Where(result => result.Runs.Count > 0).ToDictionary(result => result.Preset, result => new PresetSummary(result), StringComparer.Ordinal);
        var elsewhere = machines.SelectMany(each => each).Select(result => result.Preset).Except(summaries.Keys, StringComparer.Ordinal);
        return [.. Recipes.All.Keys.Except(elsewhere, StringComparer.Ordinal).Union(summaries.Keys, StringComparer.Ordinal).Select(preset => new Row(preset, summaries.GetValueOrDefault(preset)))];
    }

    private static string Heading(IReadOnlyList<PresetResult> results)
    {
        var (machine, runs) = (results[0].Machine, results.SelectMany(result => result.Runs).OrderBy(run => run.StartedAt).ToList());
        return PresetsText.Heading.Fill(machine.Processor, machine.Cores, Day(runs[0]), Day(runs[^1]), runs[^1].Environment.Libraries.GetValueOrDefault("libtorch")) + "\n";
    }

    /// <summary>What each preset gives at its end.</summary>
    private static string Ends(IReadOnlyList<Row> rows) => MarkdownTable.Write(
        [PresetsText.Preset, PresetsText.TestAccuracy, PresetsText.Seeds, PresetsText.Parameters, PresetsText.MultiplyAccumulates, PresetsText.Training, PresetsText.WholeRun, PresetsText.Arithmetic],
        rows.Select(row => row.Summary is { } summary ? EndCells(summary) : [Code(row.Preset), PresetsText.NotMeasured]));

    private static IEnumerable<string> EndCells(PresetSummary summary)
    {
        var first = summary.Result.Runs[0];
        return
        [
            Code(summary.Result.Preset),
            Accuracy(summary),
            string.Join(", ", summary.Result.Runs.Select(run => run.Seed.ToString(CultureInfo.InvariantCulture))),
            PresetsText.Number.Fill(first.Parameters),
            PresetsText.OneDecimal.Fill(first.MultiplyAccumulates / Mega),
            PresetsText.SecondsAndWork.Fill(Seconds(summary.TrainSeconds), Work(summary.TrainTeraFlops)),
            Seconds(summary.TotalSeconds),
            PrecisionOf(first) + Origin(first),
        ];
    }

    /// <summary>One run has no deviation: its own interval stands instead.</summary>
    private static string Accuracy(PresetSummary summary)
    {
        var first = summary.Result.Runs[0];
        var accuracy = summary.TestAccuracyDeviation is { } deviation
            ? PresetsText.MeanAndDeviation.Fill(100 * summary.TestAccuracy, 100 * deviation)
            : PresetsText.OneAccuracy.Fill(100 * summary.TestAccuracy, 100 * first.TestAccuracyInterval.Low, 100 * first.TestAccuracyInterval.High);
        return first.TestTimeAugmentation is null
            ? accuracy
            : accuracy + PresetsText.WithoutViews.Fill(
                100 * summary.Result.Runs.Average(run => run.TestTimeAugmentation?.PlainAccuracy ?? run.TestAccuracy),
                summary.Result.Runs.Average(run => run.TestTimeAugmentation?.PassesPerImage ?? 1));
    }

    /// <summary>The way there: seconds and arithmetic to each accuracy of validation.</summary>
    private static string Milestones(IReadOnlyList<Row> rows) => MarkdownTable.Write(
        [PresetsText.SecondsToValidation, .. ContestantSummary.Thresholds.Select(threshold => ComparisonText.Threshold.Fill(threshold))],
        rows.Select(row => row.Summary is { } summary
            ? ContestantSummary.Thresholds.Select(threshold => Milestone(summary, threshold)).Prepend(Code(row.Preset))
            : [Code(row.Preset), PresetsText.NotMeasured]));

    private static string Milestone(PresetSummary summary, double threshold)
    {
        var reached = summary.MilestonesAt(threshold);
        if (reached.Count == 0)
            return ComparisonText.None;
        var cell = PresetsText.SecondsAndWork.Fill(Seconds(reached.Average(milestone => milestone.Seconds)), Work(reached.Average(milestone => milestone.TeraFlops)));
        return reached.Count == summary.Count ? cell : cell + PresetsText.OnlySome.Fill(reached.Count, summary.Count);
    }

    /// <summary>What training makes of the processor.</summary>
    private static string Rates(IReadOnlyList<Row> rows) => MarkdownTable.Write(
        [PresetsText.Rate, PresetsText.Arithmetic, PresetsText.InTraining, PresetsText.SingleProduct, PresetsText.Share, PresetsText.BFloat16Product, PresetsText.Share],
        rows.Select(row => row.Summary is { } summary ? RateCells(summary) : [Code(row.Preset), PresetsText.NotMeasured]));

    private static IEnumerable<string> RateCells(PresetSummary summary) =>
    [
        Code(summary.Result.Preset),
        PrecisionOf(summary.Result.Runs[0]),
        PresetsText.OneDecimal.Fill(summary.FlopsPerSecond / Giga),
        PresetsText.BeforeAndAfter.Fill(summary.Result.Runs.Average(run => run.Before.Single) / Giga, summary.Result.Runs.Average(run => run.After.Single) / Giga),
        ComparisonText.Percent.Fill(summary.SingleShare),
        summary.BFloat16Rate is null
            ? ComparisonText.None
            : PresetsText.BeforeAndAfter.Fill(summary.Result.Runs.Average(run => run.Before.BFloat16) / Giga, summary.Result.Runs.Average(run => run.After.BFloat16) / Giga),
        summary.BFloat16Share is { } share ? ComparisonText.Percent.Fill(share) : ComparisonText.None,
    ];

    private static string Targets(IReadOnlyList<Row> rows) => MarkdownTable.Write(
        [PresetsText.Preset, PresetsText.Target, PresetsText.Measured, ""],
        rows.SelectMany(row => PresetTarget.All.Where(target => target.Preset == row.Preset).Select(target => TargetCells(target, row.Summary))));

    private static IEnumerable<string> TargetCells(PresetTarget target, PresetSummary? summary) => summary is null
        ? [Code(target.Preset), TargetOf(target), PresetsText.NotMeasured]
        : [Code(target.Preset), TargetOf(target), MeasuredOf(target, summary), target.IsReached(summary) ? PresetsText.Reached : PresetsText.NotReached];

    private static string TargetOf(PresetTarget target) => target.Quantity switch
    {
        TargetQuantity.SecondsTo => PresetsText.TargetSecondsTo.Fill(target.Accuracy, Seconds(target.Limit)),
        TargetQuantity.TestAccuracy => PresetsText.TargetTestAccuracy.Fill(100 * target.Limit),
        TargetQuantity.TrainSeconds => PresetsText.TargetTrainSeconds.Fill(Seconds(target.Limit)),
        TargetQuantity.Parameters => PresetsText.TargetParameters.Fill(target.Limit),
        _ => throw new InvalidOperationException($"There is no target quantity {target.Quantity}."),
    };

    private static string MeasuredOf(PresetTarget target, PresetSummary summary) => target.Quantity switch
    {
        TargetQuantity.SecondsTo => Milestone(summary, target.Accuracy),
        TargetQuantity.TestAccuracy => Accuracy(summary),
        TargetQuantity.TrainSeconds => Seconds(summary.TrainSeconds),
        _ => PresetsText.Number.Fill(target.Measure(summary)),
    };

    private static string PrecisionOf(PresetRun run) => run.IsBFloat16 ? PresetsText.BFloat16 : PresetsText.Single;

    /// <summary>Whose weights the training went on from and who taught it, where it was not from the labels alone.</summary>
    private static string Origin(PresetRun run)
    {
        var start = run.Recipe.Start is { } model ? PresetsText.GoesOn.Fill(model.Name) : "";
        return run.Recipe.Distillation is { } distillation ? start + PresetsText.Taught.Fill(string.Join(", ", distillation.Teachers.Select(teacher => teacher.Name))) : start;
    }

    private static string Seconds(double seconds) => (seconds < 10 ? ComparisonText.FewSeconds : ComparisonText.Seconds).Fill(seconds);

    /// <summary>To three digits, at most three of them after the point.</summary>
    private static string Work(double teraFlops)
    {
        var decimals = Math.Clamp(2 - (int)Math.Floor(Math.Log10(teraFlops)), 0, 3);
        return PresetsText.TeraFlops.Fill(teraFlops.ToString($"N{decimals}", CultureInfo.CurrentCulture));
    }

    private static string Code(string name) => $"`{name}`";

    private static string Day(PresetRun run) => run.StartedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <param name="Summary">Null where the preset was not measured yet.</param>
    private sealed record Row(string Preset, PresetSummary? Summary);
}
