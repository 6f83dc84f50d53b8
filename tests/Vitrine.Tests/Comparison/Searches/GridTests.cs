using Shouldly;
using Vitrine.Comparison.Searches;
using Vitrine.Improvement.Spaces;
using Vitrine.Inference;
using Xunit;

namespace Vitrine.Tests.Comparison.Searches;

public sealed class GridTests
{
    private static readonly RecordedTable Table = RecordedTables.Table;

    private static readonly Grid TheGrid = Grid.Of(Table)!;

    [Fact]
    public void All_choices_are_there_once_and_each_finds_its_own_training()
    {
        Table.Trials.Count.ShouldBe(8);
        foreach (var trial in Table.Trials)
            TheGrid.Find(trial.Choice).ShouldBe(trial);
    }

    [Fact]
    public void What_is_searched_has_an_order_where_there_are_numbers_and_nothing_that_never_varies()
    {
        var space = TheGrid.SearchedSpace();

        space.Parameters.Select(parameter => parameter.Name).ShouldBe(["network.width", "network.activation"]);
        space.Parameters[0].ShouldBeOfType<IntegerParameter>().High.ShouldBe(3);
        space.Parameters[1].ShouldBeOfType<OptionParameter>();
    }

    [Fact]
    public void Choices_drawn_from_numbers_are_no_grid() => Grid.Of(RecordedTables.Drawn).ShouldBeNull();

    [Fact]
    public void A_grid_with_a_gap_is_refused() =>
        Should.Throw<VitrineException>(() => Grid.Of(Table with { Trials = [.. Table.Trials.Skip(1)] })).Message.ShouldContain("dense");
}
