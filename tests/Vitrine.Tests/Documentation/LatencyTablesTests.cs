using Shouldly;
using Vitrine.Comparison.Latency;
using Vitrine.Comparison.Reporting;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Documentation;

/// <summary>What is said of the speed of answers, against what was measured.</summary>
public sealed class LatencyTablesTests
{
    private static readonly IReadOnlyList<LatencyResult> Results = new LatencyDocument(Repository.Root).Load();

    [Fact]
    public void The_tables_of_answers_are_what_the_results_file_says()
    {
        using var language = new SpokenLanguage(Language.English);
        LatencyDocument.Section.Read(Document.Open(Documents.Results).Text).ShouldBe(LatencyTables.Write(Results), "run `./benchmarks/latency --report`");
    }

    [Theory]
    [InlineData("torchsharp")]
    [InlineData("pytorch")]
    public void One_answer_comes_three_times_as_fast_as_from_eager_modules(string peer)
    {
        Results.ShouldNotBeEmpty();
        foreach (var result in Results)
        {
            foreach (var model in LatencyRunModels)
                LatencyTables.Microseconds(result, model, peer, 1).ShouldBeGreaterThan(3 * LatencyTables.Microseconds(result, model, "classifier", 1), model);
        }
    }

    [Fact]
    public void The_exported_code_is_within_twice_the_time_of_the_runtime() =>
        Results.ShouldAllBe(result => LatencyTables.Microseconds(result, "tiny", "csharp", 1) <= 2 * LatencyTables.Microseconds(result, "tiny", "classifier", 1));

    private static IEnumerable<string> LatencyRunModels => Results[0].Quantized.Select(each => each.Model);
}
