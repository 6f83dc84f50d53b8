using Shouldly;
using Vitrine.Comparison.Reporting;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Documentation;

public sealed class PeersTableTests
{
    [Fact]
    public void The_table_of_the_comparison_is_what_its_results_files_say()
    {
        using var language = new SpokenLanguage(Language.English);

        Documents.Section.Read(Document.Open(Documents.Results).Text).ShouldBe(
            PeersTable.Write(new Documents(Repository.Root).Load()), "run `./benchmarks/compare --report`");
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
