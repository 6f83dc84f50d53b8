using Shouldly;
using Vitrine.Comparison.Searches;
using Xunit;

namespace Vitrine.Tests.Comparison.Searches;

public sealed class SearchReplayTests
{
    private static readonly RecordedTable Table = RecordedTables.Table;

    [Theory]
    [InlineData("random")]
    [InlineData("sobol")]
    [InlineData("tpe")]
    public void A_search_tries_each_choice_once_until_none_is_left(string sampler)
    {
        var trials = SearchReplay.Run(Table, sampler, "none", seed: 1, trialCount: 100);

        trials.Select(trial => trial.Recorded.Index).Order().ShouldBe(Enumerable.Range(0, 8));
        trials.ShouldAllBe(trial => trial.Epochs == RecordedTables.Epochs);
    }

    [Fact]
    public void A_pruned_search_tries_the_same_in_the_same_order_for_less_long()
    {
        var whole = SearchReplay.Run(Table, "random", "none", seed: 3, trialCount: 8);
        var pruned = SearchReplay.Run(Table, "random", "asha", seed: 3, trialCount: 8);

        pruned.Select(trial => trial.Recorded).ShouldBe(whole.Select(trial => trial.Recorded));
        pruned.Sum(trial => trial.Epochs).ShouldBeLessThan(whole.Sum(trial => trial.Epochs));
    }
}
