using Shouldly;
using Spectre.Console.Rendering;
using Vitrine.App.Doctor;
using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.App.Verbs;
using Vitrine.Coaching;
using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Runs;
using Vitrine.Tests.Data;
using Vitrine.Tests.Reporting;
using Vitrine.Tests.Snapshots;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class TablesTests
{
    private static readonly IReadOnlyList<RunListing> Runs =
    [
        new("20260314-150226-fast", "/r/1", "finished", null, "fast", 7, 0.9217, 0.9251, 41.7, 73.2),
        new("20260314-140000-seed", "/r/2", "interrupted", null, "seed", 1, null, null, null, 12),
        new("20260313-090000-fast", "/r/3", "unreadable", Problem: "damaged"),
    ];

    private static readonly IReadOnlyList<Finding> Findings =
    [
        new("dotnet", ".NET", Health.Good, "runtime 10.0.1"),
        new("data", "Fashion-MNIST", Health.Warning, "not on this machine", "vitrine data fetch"),
        new("libtorch", "libtorch", Health.Broken, "cannot be loaded", "rm -rf .build && ./vitrine doctor"),
    ];

    /// <summary>By name: what is drawn, given the width of the terminal.</summary>
    private static readonly IReadOnlyList<(string Name, Func<int, IEnumerable<IRenderable>> Draw)> All =
    [
        ("dataset", _ => [DatasetTables.Overview(Dataset()), DatasetTables.ClassCounts(Dataset())]),
        ("statistics", _ => [DatasetTables.Statistics(ReportFixture.Finished().Exploration!), DatasetTables.Health(ReportFixture.Finished().Exploration!)]),
        ("files", _ => [DatasetTables.Files(new DatasetLocation("Fashion-MNIST", "/data", [new("t10k-labels-idx1-ubyte", 5_148, new string('a', 64))], []))]),
        ("verification", _ => [DatasetTables.Verification([new("a", "/a", "1", "1", true, null), new("b", "/b", "1", "2", false, "b is damaged."), new("c", "/c", null, "3", true, null)])]),
        ("summary", width => [SummaryTable.Of(ReportFixture.FinishedRun().Summary!, "fast", width)]),
        ("evaluation", width => EvaluationTables.All(ReportFixture.FinishedRun().Validation!, width)),
        ("improvement", width => [ImprovementTable.Of(ReportFixture.FinishedRun().Improvement!, width)]),
        ("coach", _ => [CoachTable.Of(Coach.Look(ReportFixture.FinishedRun()))]),
        ("coach-nothing", _ => [CoachTable.Of([])]),
        ("result", _ => [ResultTable.Of(ReportFixture.FinishedRun(), [("report", "/runs/1/report.html")])]),
        ("runs", width => [RunsTable.Of(Runs, width)]),
        ("dry-run", _ => [DryRunTable.Of(DryRun())]),
        ("differences", _ => [DifferencesTable.Of([new("torchThreads", "torch threads", "2", "8"), new("libtorch", "libtorch", "2.10.0", "2.11.0")])]),
        ("lr-find", _ => [LearningRateTable.Of(Vitrine.Tests.Charts.ChartExamples.Sweep(), Recipes.Fast, "/figures/lr-find.png")]),
        ("doctor", _ => [DoctorTable.Of(Findings)]),
    ];

    public static TheoryData<string> Names => [.. All.Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Tables_look_as_agreed(string name)
    {
        using var english = new SpokenLanguage(Language.English);
        var wide = Draw(name, 120);
        using var portuguese = new SpokenLanguage(Language.Portuguese);
        Snapshot.Match($"table-{name}", $"120 columns, English\n{wide}\n60 columns, Portuguese\n{Draw(name, 60)}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_table_is_wider_than_the_terminal(string name)
    {
        using var portuguese = new SpokenLanguage(Language.Portuguese);
        foreach (var width in new[] { 40, 50, 76, 80, 200 })
            Draw(name, width).Split('\n').ShouldAllBe(line => line.Length <= width, $"at {width} columns");
    }

    [Fact]
    public void Colours_come_only_where_they_are_wanted()
    {
        var (plain, colourful) = (new TestTerminal { IsInteractive = true }.With("NO_COLOR", "1"), new TestTerminal { IsInteractive = true });
        foreach (var terminal in new[] { plain, colourful })
            RichConsole.Write(terminal.Terminal, [DoctorTable.Of(Findings)]);
        plain.Output.ShouldNotContain("\e[3");
        colourful.Output.ShouldContain("\e[3");
    }

    [Fact]
    public void Other_data_is_not_compared_with_numbers_on_Fashion_MNIST()
    {
        using var english = new SpokenLanguage(Language.English);
        var run = ReportFixture.FinishedRun();
        var terminal = new TestTerminal();
        RichConsole.Write(terminal.Terminal, [ResultTable.Of(run with { Dataset = run.Dataset! with { Name = "KMNIST" } }, [])]);
        terminal.Output.ShouldNotContain("original project");
    }

    private static string Draw(string name, int width)
    {
        var terminal = new TestTerminal { Width = width };
        RichConsole.Write(terminal.Terminal, All.Single(table => table.Name == name).Draw(width));
        return terminal.Output;
    }

    private static DryRunReport DryRun() => new(
        Recipes.Fast with { Precision = Precision.Single },
        "Fashion-MNIST",
        TrainCount: 55_000,
        ValidationCount: 5_000,
        "cpu",
        ParameterCount: 99_610,
        new TrainingCosts(0.0412, 0.8, 429, 0),
        ImproveSeconds: 120,
        PeakMemoryBytes: 512L << 20,
        new Vitrine.Bundles.ParityReport(500, 3.1e-7, 1),
        "/runs/20260314-150226-fast",
        ["run.json", "model/"]);

    private static Dataset Dataset()
    {
        ClassName[] classes = [new("Bag", "Bolsa"), new("Ankle boot", "Bota")];
        var train = new ImageSet(new byte[3 * 4], [0, 1, 1], 2, 2, classes);
        return new Dataset("two things", train, train.Select([0, 1]), "/data/things", new Dictionary<string, string>());
    }
}
