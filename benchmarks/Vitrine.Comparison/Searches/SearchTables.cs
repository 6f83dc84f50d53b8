using System.Globalization;
using Vitrine.Comparison.Reporting;
using Vitrine.Inference;

namespace Vitrine.Comparison.Searches;

/// <summary>The searches' part of docs/results.md, in the current language.</summary>
internal static class SearchTables
{
    private const double Points = 100;

    /// <returns>Markdown that ends with a line break.</returns>
    internal static string Write(IEnumerable<SearchOutcome> outcomes) =>
        string.Join("\n", outcomes.SelectMany(outcome => outcome.Samplers.Count == 0 ? [Heading(outcome.Table), Pruners(outcome)] : new[] { Heading(outcome.Table), Samplers(outcome), Pruners(outcome) }));

    private static string Heading(RecordedTable table) => Recording.Named(table.Name).Heading().Fill(
        table.Trials.Count,
        table.Epochs,
        table.ValidationCount,
        Points * table.Best,
        table.Trials.Sum(trial => trial.Seconds) / 60,
        table.Machine.Processor,
        table.RecordedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        SearchOutcome.SeedCount,
        (table.Subject.MaximumMultiplyAccumulates ?? 0) / 1e6,
        table.ValidationCount * (1 - table.Subject.Start.ValidationShare) / table.Subject.Start.ValidationShare) + "\n";

    private static string Samplers(SearchOutcome outcome) => MarkdownTable.Write(
        [SearchText.Sampler, .. SearchOutcome.TrialCounts.Select(count => SearchText.AfterTrials.Fill(count)), SearchText.TrialsToNear.Fill(Points * SamplerSummary.Near, SearchOutcome.TrialCounts[^1])],
        [
            .. outcome.Samplers.Select(sampler => SamplerCells(SearchText.Ours.Fill(sampler.Name), sampler)),
            .. outcome.OptunaSamplers.Select(sampler => SamplerCells(sampler.IsWithoutRepeats ? SearchText.WithoutRepeats.Fill(sampler.Name) : sampler.Name, sampler)),
        ]);

    private static IEnumerable<string> SamplerCells(string name, SamplerSummary summary) =>
    [
        name,
        .. SearchOutcome.TrialCounts.Select(count => Cell(summary.Shortfall(count), Points, SearchText.TwoDecimals)),
        Cell(summary.TrialsToNear(SearchOutcome.TrialCounts[^1]), 1, SearchText.Whole),
    ];

    private static string Pruners(SearchOutcome outcome) => MarkdownTable.Write(
        [SearchText.Pruner, SearchText.EpochShare, SearchText.TimeShare.Fill(SearchOutcome.WholeTrialCount), SearchText.WithinThird, SearchText.TimeShareOfFinding],
        outcome.Pruners.Select(PrunerCells));

    private static IEnumerable<string> PrunerCells(PrunerSummary summary) =>
    [
        $"`{summary.Name}`",
        SearchText.Percent.Fill(summary.EpochShare),
        Cell(summary.TimeShare(), 1, SearchText.Percent),
        SearchText.OutOf.Fill(summary.CountWithinThird(), SearchOutcome.SeedCount),
        Cell(summary.TimeShareOfFinding(), 1, SearchText.Percent),
    ];

    private static string Cell(Spread spread, double factor, string format)
    {
        return SearchText.MedianAndQuartiles.Fill(Text(spread.Median), Text(spread.Lower), Text(spread.Upper));

        string Text(double value) => double.IsFinite(value) ? format.Fill(value * factor) : SearchText.Never;
    }
}
