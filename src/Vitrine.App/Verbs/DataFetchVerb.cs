using Vitrine.App.Progress;
using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Data;

namespace Vitrine.App.Verbs;

/// <summary>Puts Fashion-MNIST into Vitrine's own cache.</summary>
internal sealed class DataFetchVerb : Verb
{
    internal override string Name => "data fetch";

    internal override string Summary => VerbText.DataFetchSummary;

    internal override string? Description => VerbText.DataFetchDescription;

    internal override IReadOnlyList<Example> Examples => [new("data fetch", VerbText.DataFetchExample)];

    internal override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var display = ProgressDisplays.For(invocation);
        var location = await DatasetStore.FetchAsync(DataAccess.Options(invocation.Terminal), new DataProgress(display), cancellation);
        display.Clear();
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, location);
        else
            RichConsole.Write(invocation.Terminal, DatasetTables.Files(location));
        return 0;
    }
}
