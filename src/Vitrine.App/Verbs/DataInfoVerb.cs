using Vitrine.App.Progress;
using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Data;
using Vitrine.Inference;

namespace Vitrine.App.Verbs;

/// <summary>Describes a data set.</summary>
internal sealed class DataInfoVerb : Verb
{
    internal override string Name => "data info";

    internal override string Summary => VerbText.DataInfoSummary;

    internal override IReadOnlyList<VerbOption> Options => [RecipeOptions.Data];

    internal override IReadOnlyList<Example> Examples =>
    [
        new("data info", VerbText.DataInfoExample),
        new("data info --data photos", VerbText.DataInfoExampleFolder),
    ];

    internal override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var display = ProgressDisplays.For(invocation);
        var dataset = await DataAccess.OpenAsync(invocation, display, cancellation);
        display.Clear();
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, DatasetDocument.Of(dataset));
        else
            RichConsole.Write(invocation.Terminal, [DatasetTables.Overview(dataset), DatasetTables.ClassCounts(dataset)]);
        return 0;
    }

    private sealed record DatasetDocument(
        string Name,
        string Source,
        int TrainCount,
        int TestCount,
        int Height,
        int Width,
        IReadOnlyList<ClassDocument> Classes,
        IReadOnlyDictionary<string, string> Sha256)
    {
        internal static DatasetDocument Of(Dataset dataset) => new(
            dataset.Name,
            dataset.Source,
            dataset.Train.Count,
            dataset.Test.Count,
            dataset.Train.Height,
            dataset.Train.Width,
            [.. dataset.Train.Classes.Zip(DatasetTables.CountsOf(dataset.Train), DatasetTables.CountsOf(dataset.Test)).Select(row => new ClassDocument(row.First, row.Second, row.Third))],
            dataset.Sha256);
    }

    private sealed record ClassDocument(ClassName Name, int TrainCount, int TestCount);
}
