using Shouldly;
using Vitrine.Comparison.Reporting;
using Vitrine.Comparison.Results;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Documentation;

public sealed class PeersTableTests
{
    private const string Ours = "vitrine-";

    [Fact]
    public void The_table_of_the_comparison_is_what_its_results_files_say()
    {
        using var language = new SpokenLanguage(Language.English);

        Documents.Section.Read(Document.Open(Documents.Results).Text).ShouldBe(
            PeersTable.Write(new Documents(Repository.Root).Load()), "run `./benchmarks/compare --report`");
    }

    [Fact]
    public void Presets_stand_beside_others_as_they_are_now()
    {
        foreach (var result in new Documents(Repository.Root).Load().SelectMany(machine => machine))
        {
            if (!result.Name.StartsWith(Ours, StringComparison.Ordinal) || !Recipes.All.TryGetValue(result.Name[Ours.Length..], out var recipe))
                continue;
            var summary = recipe.Architecture.Summarize(28, 28, 10);
            (result.Parameters, result.MultiplyAccumulates).ShouldBe((summary.ParameterCount, summary.MultiplyAccumulates), $"run `./benchmarks/compare --only {result.Name}`");
            result.Runs.Where(run => run.End == RunEnd.Finished).Select(run => run.Curve[^1].Epoch).ShouldAllBe(epoch => epoch == recipe.Epochs, $"run `./benchmarks/compare --only {result.Name}`");
        }
    }

    [Theory]
    [InlineData("en", "peers.png")]
    [InlineData("pt", "peers.pt.png")]
    public void The_chart_of_the_comparison_is_what_its_results_files_say(string language, string file)
    {
        using var spoken = new SpokenLanguage(Language.OfLocale(language));
        var machines = new Documents(Repository.Root).Load();
        var path = Path.Combine(Repository.Root, "docs/pictures", file);

        File.Exists(path).ShouldBe(machines.Count > 0);
        if (machines.Count > 0)
            File.ReadAllBytes(path).ShouldBe(PeersChart.Draw(machines[0]).Png, "run `./benchmarks/compare --report`");
    }
}
