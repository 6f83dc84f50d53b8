using Shouldly;
using Vitrine.Comparison.Searches;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Comparison.Searches;

public sealed class SearchSummaryTests
{
    private static readonly RecordedTable Table = RecordedTables.Table;

    [Theory]
    [InlineData(new double[] { 3, 1, 2 }, 1.5, 2, 2.5)]
    [InlineData(new double[] { 4, 1, 2, 3 }, 1.75, 2.5, 3.25)]
    [InlineData(new[] { 1, double.PositiveInfinity, double.PositiveInfinity }, double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity)]
    public void Quartiles_lie_between_neighbours(double[] values, double lower, double median, double upper) =>
        Spread.Of(values).ShouldBe(new Spread(lower, median, upper));

    [Fact]
    public void What_is_missing_to_the_best_shrinks_with_the_trials()
    {
        // accuracies 0.800, 0.865 (the best), 0.860
        var summary = new SamplerSummary(Table, "", [[0, 7, 6]]);

        summary.Shortfall(1).Median.ShouldBe(0.065, 1e-9);
        summary.Shortfall(2).Median.ShouldBe(0, 1e-9);
        summary.TrialsToNear(3).Median.ShouldBe(2);
    }

    [Fact]
    public void A_search_that_never_comes_near_takes_for_ever() =>
        new SamplerSummary(Table, "", [[0, 1, 2]]).TrialsToNear(3).Median.ShouldBe(double.PositiveInfinity);

    [Fact]
    public void The_time_to_as_good_a_trial_is_counted_in_the_seconds_of_both()
    {
        // whole: 3 + 3 + 3 + 3 s with the best at 6 s; pruned: 1 + 3 s to the same
        ReplayedTrial[] whole = [Whole(0), Whole(7), Whole(2), Whole(3)], pruned = [new(Table.Trials[0], 1), Whole(7)];
        var summary = new PrunerSummary(Table, "asha", [(whole, pruned)]);

        summary.TimeShare().Median.ShouldBe(4.0 / 12, 1e-9);
        summary.TimeShareOfFinding().Median.ShouldBe(4.0 / 6, 1e-9);
        summary.CountWithinThird().ShouldBe(1);
        summary.EpochShare.ShouldBe(2.0 / 3, 1e-9);
    }

    [Fact]
    public void Every_trial_costs_its_start()
    {
        ReplayedTrial[] whole = [Whole(0), Whole(7)], pruned = [new(Table.Trials[0], 1), Whole(7)];
        var summary = new PrunerSummary(Table with { StartSeconds = 2 }, "asha", [(whole, pruned)]);

        summary.TimeShare().Median.ShouldBe((2 + 1 + 2 + 3) / (2.0 + 3 + 2 + 3), 1e-9);
    }

    [Fact]
    public void What_was_ended_early_has_found_nothing()
    {
        var summary = new PrunerSummary(Table, "asha", [([Whole(7)], [new(Table.Trials[7], 2)])]);

        summary.TimeShare().Median.ShouldBe(double.PositiveInfinity);
        summary.CountWithinThird().ShouldBe(0);
    }

    [Fact]
    public void Optunas_searches_are_read_as_they_were_written()
    {
        using var folder = new Folder();
        RecordedTableFile.Save(folder.Path, Table);
        OptunaSearch[] searches = [new("3.1.0", "tpe", 1, [4, 4, 7]), new("3.1.0", "random", 2, [0])];

        OptunaSearches.Save(folder.Path, Table.Name, searches);

        foreach (var (read, written) in OptunaSearches.Load(folder.Path, Table.Name).Zip(searches))
        {
            (read with { Places = written.Places }).ShouldBe(written);
            read.Places.ShouldBe(written.Places);
        }
    }

    [Fact]
    public void Searches_of_another_table_are_refused()
    {
        using var language = new SpokenLanguage(Language.English);
        using var folder = new Folder();
        RecordedTableFile.Save(folder.Path, Table);
        OptunaSearches.Save(folder.Path, Table.Name, [new("3.1.0", "tpe", 1, [4])]);
        RecordedTableFile.Save(folder.Path, Table with { Trials = [.. Table.Trials.Select(trial => trial with { Seconds = 9 })] });

        Should.Throw<VitrineException>(() => OptunaSearches.Load(folder.Path, Table.Name)).Message.ShouldContain("searches of another table");
    }

    [Fact]
    public void The_tables_count_repeats_once_where_they_say_so()
    {
        using var language = new SpokenLanguage(Language.English);

        var text = SearchTables.Write([SearchOutcome.Of(Table, [new OptunaSearch("3.1.0", "tpe", 1, [0, 0, 0, 0, 7])])]);

        text.ShouldContain("| tpe · Optuna 3.1.0 | 0.00 (0.00–0.00) | 0.00 (0.00–0.00) | 0.00 (0.00–0.00) | 5 (5–5) |");
        text.ShouldContain("| tpe · Optuna 3.1.0, repeats not counted | 0.00 (0.00–0.00) | 0.00 (0.00–0.00) | 0.00 (0.00–0.00) | 2 (2–2) |");
    }

    [Fact]
    public void A_table_that_no_sampler_can_search_has_rows_for_pruners_only()
    {
        using var language = new SpokenLanguage(Language.English);

        var text = SearchTables.Write([SearchOutcome.Of(RecordedTables.Drawn, [])]);

        text.ShouldStartWith("20 choices drawn by lot");
        text.ShouldContain("| `asha` |");
        text.ShouldNotContain("sampler");
    }

    private static ReplayedTrial Whole(int place) => new(Table.Trials[place], RecordedTables.Epochs);
}
