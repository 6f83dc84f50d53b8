using Shouldly;
using Vitrine.Comparison.Searches;
using Xunit;

namespace Vitrine.Tests.Comparison.Searches;

public sealed class PrunerReplayTests
{
    public static TheoryData<RecordedTable> Tables() => [RecordedTables.Table, RecordedTables.Drawn];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_search_without_a_pruner_trains_each_to_its_end_in_an_order_of_its_seed(RecordedTable table)
    {
        var trials = PrunerReplay.Run(table, "none", seed: 1, table.Trials.Count);

        trials.Select(trial => trial.Recorded.Index).Order().ShouldBe(Enumerable.Range(0, table.Trials.Count));
        trials.ShouldAllBe(trial => trial.Epochs == RecordedTables.Epochs);
        PrunerReplay.Run(table, "none", seed: 2, table.Trials.Count).Select(trial => trial.Recorded.Index).ShouldNotBe(trials.Select(trial => trial.Recorded.Index));
        PrunerReplay.Run(table, "none", seed: 1, 5).ShouldBe(trials.Take(5));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_pruned_search_tries_the_same_in_the_same_order_for_less_long(RecordedTable table)
    {
        var whole = PrunerReplay.Run(table, "none", seed: 3, table.Trials.Count);
        var pruned = PrunerReplay.Run(table, "asha", seed: 3, table.Trials.Count);

        pruned.Select(trial => trial.Recorded).ShouldBe(whole.Select(trial => trial.Recorded));
        pruned.Sum(trial => trial.Epochs).ShouldBeLessThan(whole.Sum(trial => trial.Epochs));
    }
}
