using Shouldly;
using Vitrine.Comparison.Reporting;
using Vitrine.Comparison.Results;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Xunit;
using static Vitrine.Tests.Comparison.MeasuredContestants;

namespace Vitrine.Tests.Comparison;

public sealed class ReportingTests
{
    private static readonly ContestantResult[] Results =
    [
        Result("vitrine-seed", Run((2, 0.84), (4, 0.89))),
        Result("torchsharp-cnn", Run((20, 0.86), (40, 0.902))),
    ];

    [Fact]
    public void The_table_has_a_row_for_each_contestant()
    {
        using var language = new SpokenLanguage(Language.English);

        PeersTable.Write([Results]).Split('\n').ShouldBe(
        [
            "Processor 9, 2 cores, 1970-01-01; medians of 1 runs each; matrix product 200 GFLOP/s (200–200).",
            "",
            "| system | 83.24% | 90% | 92% | 93% | 94% | 95% | at its end | images/s | GFLOP/s, share of matrix product | memory |",
            "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
            "| Textbook CNN · TorchSharp, libtorch 2.10 | 20 s | 40 s | – | – | – | – | 90.20% in 40 s | 50 | 0.3, 0.2% | 100 MB |",
            "| **Preset seed · Vitrine** | 2.0 s | – | – | – | – | – | 89.00% in 4.0 s | 500 | 3.0, 1.5% | 100 MB |",
            "",
        ]);
    }

    [Fact]
    public void What_was_stopped_before_its_first_look_has_dashes()
    {
        using var language = new SpokenLanguage(Language.English);

        PeersTable.Write([[Result("tensorflow-js-cnn", Run() with { End = RunEnd.Capped })]])
            .ShouldContain("| – | – | – | – | – | – | not done in 100 s | – | – | 100 MB |");
    }

    [Fact]
    public void The_chart_tells_in_words_what_it_shows_in_both_languages()
    {
        using (new SpokenLanguage(Language.English))
            PeersChart.Draw(Results).AlternativeText.ShouldBe("Seconds to 90 % test accuracy: Textbook CNN · TorchSharp, libtorch 2.10: 40.0 s; Preset seed · Vitrine: never.");
        using (new SpokenLanguage(Language.Portuguese))
            PeersChart.Draw(Results).AlternativeText.ShouldContain("CNN didática · TorchSharp, libtorch 2.10: 40,0 s");
    }

    [Fact]
    public void A_marked_section_is_replaced_and_the_rest_stays()
    {
        const string Document = "before\n<!-- peers begin: generated -->\n\nold\n\n<!-- peers end -->\nafter\n";

        var replaced = new MarkedSection("peers").Replace(Document, "new\n");

        replaced.ShouldBe(Document.Replace("old", "new", StringComparison.Ordinal));
        new MarkedSection("peers").Read(replaced).ShouldBe("new\n");
    }

    [Fact]
    public void A_document_without_the_comments_is_refused() =>
        Should.Throw<VitrineException>(() => new MarkedSection("peers").Read("text")).Message.ShouldContain("<!-- peers begin");

    [Fact]
    public void Results_come_back_from_their_files_as_they_were()
    {
        using var folder = new Folder();
        ResultFiles.Save(folder.Path, Results[0]);

        var loaded = ResultFiles.Load(folder.Path).ShouldHaveSingleItem();

        loaded.Runs.ShouldHaveSingleItem().Curve.ShouldBe(Results[0].Runs[0].Curve);
        (loaded.Name, loaded.Machine, loaded.MultiplyAccumulates).ShouldBe((Results[0].Name, Results[0].Machine, Results[0].MultiplyAccumulates));
    }

    [Fact]
    public void A_damaged_file_is_refused_by_name()
    {
        using var folder = new Folder();
        folder.Write("peers/a.json", "{}"u8.ToArray());

        Should.Throw<VitrineException>(() => ResultFiles.Load(folder.Path)).Message.ShouldContain("a.json");
    }
}
