using Shouldly;
using Vitrine.Comparison.Searches;
using Xunit;

namespace Vitrine.Tests.Comparison.Searches;

public sealed class SamplerReplayTests
{
    private static readonly RecordedTable Table = RecordedTables.Table;

    [Theory]
    [InlineData("random")]
    [InlineData("sobol")]
    [InlineData("tpe")]
    public void A_search_tries_each_choice_once_until_none_is_left(string sampler) =>
        SamplerReplay.Run(Table, Grid.Of(Table)!, sampler, seed: 1, trialCount: 100).Order().ShouldBe(Enumerable.Range(0, 8));
}
