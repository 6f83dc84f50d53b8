using Shouldly;
using Vitrine.Comparison.Reporting;
using Vitrine.Comparison.Searches;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Documentation;

/// <summary>What is said of the samplers and pruners, against what they find in the recorded tables today.</summary>
[Trait("Category", "Full")]
public sealed class SearchTablesTests
{
    private static readonly Lazy<IReadOnlyList<SearchOutcome>> Outcomes = new(() => [.. new SearchDocument(Repository.Root).Load().Select(machine => SearchOutcome.Of(machine.Table, machine.Optuna))]);

    [Fact]
    public void The_tables_of_the_searches_are_what_the_recorded_files_give()
    {
        using var language = new SpokenLanguage(Language.English);

        SearchDocument.Section.Read(Document.Open(Documents.Results).Text).ShouldBe(SearchTables.Write(Outcomes.Value), "run `./benchmarks/search --report`");
    }

    [Fact]
    public void The_tree_structured_estimator_finds_more_than_chance_and_no_less_than_Optunas()
    {
        Outcomes.Value.ShouldContain(outcome => outcome.OptunaSamplers.Count >= 6);
        foreach (var outcome in Outcomes.Value.Where(outcome => outcome.Samplers.Count > 0))
        {
            var (ours, random) = (outcome.Samplers[0], outcome.Samplers[^1]);
            foreach (var count in SearchOutcome.TrialCounts)
            {
                ours.Shortfall(count).Median.ShouldBeLessThan(random.Shortfall(count).Median);
                foreach (var theirs in outcome.OptunaSamplers)
                    ours.Shortfall(count).Median.ShouldBeLessThanOrEqualTo(theirs.Shortfall(count).Median, $"{theirs.Name} after {count}");
            }
        }
    }

    [Fact]
    public void Successive_halving_finds_as_good_a_network_as_a_whole_search_in_a_third_of_its_time()
    {
        var outcomes = Outcomes.Value.Where(outcome => outcome.Table.Name == Recording.DefaultChoices.Name).ToList();
        outcomes.ShouldNotBeEmpty();
        foreach (var outcome in outcomes)
        {
            var (halving, whole) = (outcome.Pruners[0], outcome.Pruners[^1]);
            (halving.Name, whole.Name).ShouldBe(("asha", "none"));
            halving.TimeShare().Median.ShouldBeLessThanOrEqualTo(1.0 / 3);
            halving.TimeShare().Median.ShouldBeLessThan(whole.TimeShare().Median);
        }
    }
}
