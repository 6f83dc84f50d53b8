using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Inference;

namespace Vitrine.App.Verbs;

/// <summary>Lists the runs under <c>runs/</c>.</summary>
internal sealed class RunsVerb : Verb
{
    internal override string Name => "runs";

    internal override string Summary => VerbText.RunsSummary;

    internal override IReadOnlyList<Example> Examples => [new("runs", VerbText.RunsExample), new("runs --json", VerbText.RunsExampleJson)];

    internal override Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var runs = RunPaths.All(invocation.Terminal)
            .Select(folder => RunListing.Read(folder, RunPaths.RecordName))
            .OrderByDescending(run => run.StartedAt)
            .ThenByDescending(run => run.Name, StringComparer.Ordinal)
            .ToList();
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, new RunsDocument(runs), QuickJson.Readable.RunsDocument);
        else if (runs.Count == 0)
            invocation.Terminal.Output.WriteLine(VerbText.NoRunsYet.Fill(RunPaths.RunsFolder(invocation.Terminal)));
        else
            Show(invocation.Terminal, runs);
        return Task.FromResult(0);
    }

    private static void Show(Terminal terminal, List<RunListing> runs)
    {
        RichConsole.Write(terminal, RunsTable.Of(runs, terminal.Width));
        foreach (var problem in runs.Select(run => run.Problem).OfType<string>())
            terminal.Error.WriteLine("vitrine: " + problem);
    }
}
