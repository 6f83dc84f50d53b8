namespace Vitrine.Comparison.Searches;

/// <summary>What all samplers and pruners make of a recorded table. Vitrine's searches are made anew each time; Optuna's were kept.</summary>
/// <param name="Samplers">Ours, as <c>improve</c> names them, <c>tpe</c> first and <c>random</c> last; none where the table is no grid.</param>
/// <param name="OptunaSamplers">As they are, each followed by itself with its repeats left out.</param>
/// <param name="Pruners">As <c>improve</c> names them, <c>asha</c> first and none at all last.</param>
internal sealed record SearchOutcome(RecordedTable Table, IReadOnlyList<SamplerSummary> Samplers, IReadOnlyList<SamplerSummary> OptunaSamplers, IReadOnlyList<PrunerSummary> Pruners)
{
    /// <summary>Trials after which samplers are compared.</summary>
    internal static readonly IReadOnlyList<int> TrialCounts = [20, 40, 80];

    /// <summary>Trials of the unpruned search that early ending is compared with.</summary>
    internal const int WholeTrialCount = 60;

    internal const int SeedCount = 30;

    /// <summary>Different ones that Optuna has to try, so that as many remain where repeats are not counted.</summary>
    internal static int DifferentCount => TrialCounts[^1];

    internal static IEnumerable<int> Seeds => Enumerable.Range(1, SeedCount);

    internal static SearchOutcome Of(RecordedTable table, IReadOnlyList<OptunaSearch> optuna) => new(
        table,
        Grid.Of(table) is { } grid ? [.. SamplersOf(table, grid)] : [],
        [.. optuna.GroupBy(search => (search.Version, search.Sampler)).SelectMany(searches => OfOptuna(table, $"{searches.Key.Sampler} · Optuna {searches.Key.Version}", [.. searches]))],
        PrunersOf(table));

    private static IEnumerable<SamplerSummary> SamplersOf(RecordedTable table, Grid grid) => new[] { "tpe", "sobol", "random" }.Select(sampler =>
        new SamplerSummary(table, sampler, [.. Seeds.Select(seed => SamplerReplay.Run(table, grid, sampler, seed, DifferentCount))]));

    private static IEnumerable<SamplerSummary> OfOptuna(RecordedTable table, string name, IReadOnlyList<OptunaSearch> searches)
    {
        yield return new SamplerSummary(table, name, [.. searches.Select(search => search.Places)]);
        yield return new SamplerSummary(table, name, [.. searches.Select(search => search.Places.Distinct().ToList())]) { IsWithoutRepeats = true };
    }

    private static IReadOnlyList<PrunerSummary> PrunersOf(RecordedTable table)
    {
        var whole = Seeds.Select(seed => PrunerReplay.RunWhole(table, seed)).ToList();
        return
        [
            .. new[] { "asha", "hyperband", "median" }.Select(pruner => Summary(pruner, [.. Seeds.Select(seed => PrunerReplay.Run(table, pruner, seed))])),
            Summary(PrunerReplay.Unpruned, whole),
        ];

        PrunerSummary Summary(string name, IReadOnlyList<IReadOnlyList<ReplayedTrial>> searches) =>
            new(table, name, [.. whole.Zip(searches, (all, search) => ((IReadOnlyList<ReplayedTrial>)[.. all.Take(WholeTrialCount)], search))]);
    }
}
