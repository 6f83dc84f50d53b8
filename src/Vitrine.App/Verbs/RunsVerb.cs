using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Inference;
using Vitrine.Runs;

namespace Vitrine.App.Verbs;

/// <summary>Lists the runs under <c>runs/</c>.</summary>
internal sealed class RunsVerb : Verb
{
    internal override string Name => "runs";

    internal override string Summary => VerbText.RunsSummary;

    internal override IReadOnlyList<Example> Examples => [new("runs", VerbText.RunsExample), new("runs --json", VerbText.RunsExampleJson)];

    internal override Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var runs = RunPaths.All(invocation.Terminal).Select(Read).OrderByDescending(run => run.StartedAt).ThenByDescending(run => run.Name, StringComparer.Ordinal).ToList();
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, new { runs });
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

    private static RunListing Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            var run = RunFolder.Open(path).ReadRecord();
            return new RunListing(
                name, path, run.Status, run.StartedAt, run.Recipe.Name, run.Recipe.Seed, run.Test?.Accuracy, run.Validation?.Accuracy, run.TrainSeconds, run.TotalSeconds);
        }
        catch (VitrineException problem)
        {
            return new RunListing(name, path, "unreadable", Problem: problem.Message);
        }
    }
}
