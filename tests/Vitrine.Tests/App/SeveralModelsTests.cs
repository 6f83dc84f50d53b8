using Shouldly;
using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Vitrine.Tests.Reporting;
using Vitrine.Tests.Snapshots;
using Xunit;

namespace Vitrine.Tests.App;

/// <summary>What the program makes of several saved models at once.</summary>
public sealed class SeveralModelsTests(SeveralModels models) : IClassFixture<SeveralModels>
{
    private readonly TestTerminal terminal = new() { Folder = models.Folder.Path };

    [Fact]
    public async Task Several_models_are_evaluated_each_and_together()
    {
        (await terminal.RunAsync("evaluate one two three --data sample --json")).ShouldBe(0, terminal.Error);
        var document = terminal.Json();
        document.GetProperty("models").EnumerateArray().Select(model => model.GetString()).ShouldBe(["one", "two", "three"]);
        document.GetProperty("members").GetArrayLength().ShouldBe(3);
        document.GetProperty("ensemble").GetProperty("count").GetInt32().ShouldBe(500);
        document.GetProperty("passesPerImage").GetDouble().ShouldBe(3);
        var best = document.GetProperty("members")[document.GetProperty("best").GetInt32()].GetProperty("accuracy").GetDouble();
        var gain = document.GetProperty("againstBest").GetProperty("gain").GetDouble();
        (best + gain).ShouldBe(document.GetProperty("ensemble").GetProperty("accuracy").GetDouble(), 1e-9);
    }

    [Fact]
    public async Task The_predictions_of_several_models_are_the_ensembles()
    {
        using var folder = new Folder();
        (await terminal.RunAsync(["evaluate", "one", "two", "three", "--data", "sample", "--json", "--predictions", folder["p.csv"]])).ShouldBe(0, terminal.Error);
        var rows = (await File.ReadAllLinesAsync(folder["p.csv"])).Skip(1).Select(line => line.Split(',')).ToArray();
        rows.Average(row => row[1] == row[2] ? 1.0 : 0).ShouldBe(terminal.Json().GetProperty("ensemble").GetProperty("accuracy").GetDouble(), 1e-9);
    }

    [Fact]
    public async Task Two_models_are_compared_image_by_image()
    {
        (await terminal.RunAsync("compare one two --data sample --json")).ShouldBe(0, terminal.Error);
        var document = terminal.Json();
        var (baseline, candidate) = (document.GetProperty("baseline"), document.GetProperty("candidate"));
        var comparison = document.GetProperty("comparison");
        comparison.GetProperty("gain").GetDouble()
            .ShouldBe(candidate.GetProperty("accuracy").GetDouble() - baseline.GetProperty("accuracy").GetDouble(), 1e-9);
        comparison.GetProperty("pValue").GetDouble().ShouldBeInRange(0, 1);
        comparison.GetProperty("gainInterval").GetProperty("low").GetDouble().ShouldBeLessThan(comparison.GetProperty("gain").GetDouble());
    }

    [Fact]
    public async Task A_model_compared_with_itself_is_no_different()
    {
        (await terminal.RunAsync("compare one one --data sample")).ShouldBe(0, terminal.Error);
        terminal.Output.ShouldContain("no measurable difference on these images");
    }

    [Fact]
    public async Task Models_of_other_classes_are_not_set_side_by_side()
    {
        (await terminal.RunAsync("evaluate one digits --data sample")).ShouldBe(2);
        terminal.Error.ShouldContain("do not name the same classes in the same order");
    }

    [Theory]
    [InlineData("compare one", "`compare` needs CANDIDATE; see `vitrine compare --help`.")]
    [InlineData("compare one two three", "`compare` does not know what to do with `three`; see `vitrine compare --help`.")]
    [InlineData("evaluate", "`evaluate` needs MODEL…; see `vitrine evaluate --help`.")]
    public async Task A_mistake_is_explained_in_one_sentence(string commandLine, string sentence)
    {
        (await terminal.RunAsync(commandLine)).ShouldBe(2);
        terminal.Error.ShouldBe($"vitrine: {sentence}\n");
    }

    [Fact]
    public async Task A_model_that_is_missing_is_told_before_anything_is_computed()
    {
        (await terminal.RunAsync("evaluate one nowhere --data sample")).ShouldBe(3);
        terminal.Error.ShouldStartWith("vitrine: There is no model `nowhere`");
    }

    [Fact]
    public void Tables_look_as_agreed()
    {
        EvaluationReport report = EvaluationFixture.Validation(), better = EvaluationFixture.Test();
        var comparison = new PairedComparison(10_000, 80, 141);
        var ensemble = new EnsembleEvaluation([report, better], better, 1, new PairedComparison(10_000, 100, 92));
        using var english = new SpokenLanguage(Language.English);
        var wide = Drawn(100, ComparisonTables.Of(["runs/a", "runs/b"], ensemble, 100));
        using var portuguese = new SpokenLanguage(Language.Portuguese);
        var narrow = Drawn(60, ComparisonTables.Of(["runs/a", "runs/b"], [report, better], comparison, 60));
        Snapshot.Match("table-comparison", $"100 columns, English, an ensemble\n{wide}\n60 columns, Portuguese, two models\n{narrow}");
    }

    private static string Drawn(int width, IEnumerable<Spectre.Console.Rendering.IRenderable> tables)
    {
        var screen = new TestTerminal { Width = width };
        RichConsole.Write(screen.Terminal, tables);
        screen.Output.Split('\n').ShouldAllBe(line => line.Length <= width);
        return screen.Output;
    }
}
