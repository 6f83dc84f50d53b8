using Vitrine.Comparison.Results;
using Vitrine.Inference;

namespace Vitrine.Comparison.Reporting;

/// <summary>The table of docs/results.md, in the current language.</summary>
public static class PeersTable
{
    /// <param name="machines">Results of each machine's folder.</param>
    /// <returns>Markdown that ends with a line break.</returns>
    public static string Write(IEnumerable<IReadOnlyList<ContestantResult>> machines)
    {
        var measured = machines.Where(results => results.Count > 0).ToList();
        return measured.Count > 0 ? string.Join("\n", measured.Select(OfMachine)) : ComparisonText.NothingYet + "\n";
    }

    private static string OfMachine(IReadOnlyList<ContestantResult> results)
    {
        var thresholds = ContestantSummary.Thresholds.Select(threshold => ComparisonText.Threshold.Fill(threshold));
        return $"{Heading(results)}\n\n" + MarkdownTable.Write(
            [ComparisonText.System, .. thresholds, ComparisonText.AtItsEnd, ComparisonText.Speed, ComparisonText.Arithmetic, ComparisonText.Memory],
            ContestantSummary.Rank(results).Select(Cells));
    }

    private static string Heading(IReadOnlyList<ContestantResult> results)
    {
        var (machine, runs) = (results[0].Machine, results.SelectMany(result => result.Runs).ToList());
        var rates = runs.Select(run => (run.FlopsPerSecondBefore + run.FlopsPerSecondAfter) / 2).ToList();
        return ComparisonText.Heading.Fill(
            machine.Processor,
            machine.Cores,
            runs.Min(run => run.StartedAt).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            results.Min(result => result.Runs.Count),
            ContestantSummary.Median(rates) / 1e9,
            rates.Min() / 1e9,
            rates.Max() / 1e9);
    }

    private static IEnumerable<string> Cells(ContestantSummary summary) =>
    [
        summary.Contestant.IsOurs ? $"**{summary.Contestant.Label()}**" : summary.Contestant.Label(),
        .. ContestantSummary.Thresholds.Select(threshold => Seconds(summary.SecondsTo[threshold])),
        End(summary),
        double.IsFinite(summary.ImagesPerSecond) ? ComparisonText.Number.Fill(Rounded(summary.ImagesPerSecond)) : ComparisonText.None,
        summary.FlopsPerSecond is { } rate && double.IsFinite(rate) ? ComparisonText.Rate.Fill(rate / 1e9, summary.YardstickShare) : ComparisonText.None,
        ComparisonText.Megabytes.Fill(summary.PeakMemoryBytes / 1e6),
    ];

    private static string End(ContestantSummary summary)
    {
        var cap = summary.Result.CapSeconds;
        if (summary.Accuracy is not { } accuracy)
            return ComparisonText.NoEpoch.Fill(cap);
        return (summary.IsCapped ? ComparisonText.Stopped : ComparisonText.Done).Fill(accuracy, Seconds(summary.Seconds));
    }

    private static string Seconds(double seconds) => double.IsFinite(seconds)
        ? (seconds < 10 ? ComparisonText.FewSeconds : ComparisonText.Seconds).Fill(seconds)
        : ComparisonText.None;

    /// <summary>To two digits: the third is noise.</summary>
    private static double Rounded(double value)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, value))) - 1);
        return Math.Round(value / unit) * unit;
    }
}
