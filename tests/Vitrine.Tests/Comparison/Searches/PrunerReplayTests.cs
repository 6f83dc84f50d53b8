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
        var trials = PrunerReplay.RunWhole(table, seed: 1);

        trials.Select(trial => trial.Recorded.Index).Order().ShouldBe(Enumerable.Range(0, table.Trials.Count));
        trials.ShouldAllBe(trial => trial.Epochs == RecordedTables.Epochs);
        PrunerReplay.RunWhole(table, seed: 2).ShouldNotBe(trials);
        PrunerReplay.Run(table, "none", seed: 1).ShouldBe(trials, "a study that never prunes");
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_pruned_search_tries_the_same_in_the_same_order_for_less_long(RecordedTable table)
    {
        var whole = PrunerReplay.RunWhole(table, seed: 3);
        var pruned = PrunerReplay.Run(table, "asha", seed: 3);

        pruned.Select(trial => trial.Recorded).ShouldBe(whole.Select(trial => trial.Recorded));
        pruned.Sum(trial => trial.Epochs).ShouldBeLessThan(whole.Sum(trial => trial.Epochs));
    }
}
