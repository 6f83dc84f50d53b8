using Vitrine.App.Progress;
using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Charts;
using Vitrine.Data;
using Vitrine.Exploration;

namespace Vitrine.App.Verbs;

/// <summary>Stages 1 and 2: statistics, health and charts of a data set.</summary>
internal sealed class ExploreVerb : Verb
{
    private static readonly VerbOption Out = new("--out", () => VerbText.OptionExploreOut) { ValueName = () => VerbText.PlaceFolder };

    internal override string Name => "explore";

    internal override string Summary => VerbText.ExploreSummary;

    internal override string? Description => VerbText.ExploreDescription;

    internal override IReadOnlyList<VerbOption> Options => [RecipeOptions.Data, Out];

    internal override IReadOnlyList<Example> Examples =>
    [
        new("explore", VerbText.ExploreExample),
        new("explore --data sample --out figures", VerbText.ExploreExampleSample),
    ];

    internal override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var display = ProgressDisplays.For(invocation);
        var dataset = await DataAccess.OpenAsync(invocation, display, cancellation);
        display.Activity(VerbText.Exploring);
        var components = DatasetExplorer.FitComponents(dataset.Train);
        var exploration = DatasetExplorer.Explore(dataset.Train, dataset.Test, components);
        cancellation.ThrowIfCancellationRequested();
        display.Activity(VerbText.Drawing);
        var folder = invocation.FullPath(Out) ?? Path.Combine(RunPaths.RunsFolder(invocation.Terminal), "explore-" + NameOf(invocation));
        var figures = Write(DataCharts(dataset, exploration, components), folder);
        display.Clear();
        Show(invocation, dataset, exploration, figures, folder);
        return 0;
    }

    private static IEnumerable<Chart> DataCharts(Dataset dataset, DatasetExploration exploration, PrincipalComponents components)
    {
        yield return ClassCountsChart.Draw(exploration.Train, exploration.Test, dataset.Train.Classes);
        yield return SampleGridChart.Draw(dataset.Train);
        yield return ClassImagesChart.Draw(ClassImages.Of(dataset.Train), dataset.Train.Classes);
        yield return PixelHistogramChart.Draw(exploration.Train, exploration.Test);
        yield return PcaMapChart.Draw(components, dataset.Train);
    }

    private static List<string> Write(IEnumerable<Chart> charts, string folder)
    {
        Directory.CreateDirectory(folder);
        var written = new List<string>();
        foreach (var chart in charts)
        {
            var path = Path.Combine(folder, chart.Name);
            Files.AtomicFile.WriteBytes(path + ".png", chart.Png);
            Files.AtomicFile.WriteText(path + ".svg", chart.Svg);
            written.AddRange(path + ".png", path + ".svg");
        }
        return written;
    }

    private static string NameOf(Invocation invocation) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(RecipeOptions.ReadData(invocation))) is { Length: > 0 } name ? name : "data";

    private static void Show(Invocation invocation, Dataset dataset, DatasetExploration exploration, List<string> figures, string folder)
    {
        if (invocation.IsJson)
        {
            JsonOutput.Write(invocation.Terminal, new { dataset.Name, dataset.Source, dataset.Train.Classes, exploration, figures });
            return;
        }
        RichConsole.Write(
            invocation.Terminal,
            [DatasetTables.Overview(dataset), DatasetTables.ClassCounts(dataset), DatasetTables.Statistics(exploration), DatasetTables.Health(exploration)]);
        invocation.Terminal.Output.WriteLine("\n" + Inference.TextFormat.Fill(VerbText.ChartsWritten, folder));
    }
}
