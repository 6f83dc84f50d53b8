using Vitrine.App.Progress;
using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Coaching;
using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Runs;

namespace Vitrine.App.Verbs;

/// <summary>The main job: all eight stages.</summary>
internal sealed class RunVerb : Verb
{
    /// <summary>Enough for a handful of short trials on two cores, so that the whole run stays within two minutes.</summary>
    internal const string DefaultImprove = "2min";

    private static readonly VerbOption Improve = new("--improve", () => VerbText.OptionImprove)
    {
        ValueName = () => VerbText.PlaceTimeOrOff,
        Default = DefaultImprove,
    };

    internal override string Name => "run";

    internal override string Summary => VerbText.RunSummary;

    internal override string? Description => VerbText.RunDescription;

    internal override IReadOnlyList<VerbOption> Options => [.. RecipeOptions.All, Improve];

    internal override IReadOnlyList<Example> Examples =>
    [
        new("run", VerbText.RunExampleDefault),
        new("run --data sample --improve off", VerbText.RunExampleSample),
        new("run --in 5min --improve off", VerbText.RunExampleBudget),
        new("run --preset seed --seed 7 --out runs/seed-7 --json", VerbText.RunExampleJson),
    ];

    internal override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        // Who gives a time for training does not expect a search on top of it.
        var improve = invocation.Duration(Improve)
            ?? (BudgetOptions.HasTime(invocation) ? TimeSpan.Zero : Parsing.Durations.Parse(DefaultImprove)!.Value);
        var options = await BudgetOptions.ApplyAsync(invocation, RecipeOptions.Read(invocation) with { Improve = improve }, cancellation);
        if (await TrainingChecks.RunAsync(invocation, options, cancellation) is { } exitCode)
            return exitCode;
        return await CarryOutAsync(invocation, progress => Pipeline.RunAsync(options, progress, invocation.Terminal.Time, cancellation));
    }

    /// <summary>Carries a run out, new or resumed, and shows what it came to.</summary>
    internal static Task<int> CarryOutAsync(Invocation invocation, Func<RunProgress, Task<RunRecord>> work, string? knownFolder = null) =>
        WatchAsync(invocation, async progress =>
        {
            var record = await work(progress);
            Show(invocation, record, RunFolder.Open(progress.Folder ?? knownFolder!));
            return 0;
        });

    /// <summary>Shows work on a run as it happens; where it is interrupted, how to carry it on.</summary>
    /// <param name="work">Returns the exit code.</param>
    internal static async Task<int> WatchAsync(Invocation invocation, Func<RunProgress, Task<int>> work)
    {
        var progress = new RunProgress(invocation);
        try
        {
            return await work(progress);
        }
        catch (OperationCanceledException exception) when (progress.Folder is not null)
        {
            throw new VitrineException(FailureKind.Interrupted, VerbText.InterruptedRun.Fill(progress.Folder), exception);
        }
        finally
        {
            progress.Close();
        }
    }

    private static void Show(Invocation invocation, RunRecord record, RunFolder folder)
    {
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, RunDocument.Of(record, folder));
        else
            RichConsole.Write(invocation.Terminal, CoachTable.Of(Coach.Look(record)), ResultTable.Of(record, Places(folder)));
    }

    private static IEnumerable<(string Name, string Value)> Places(RunFolder folder)
    {
        yield return (VerbText.PlaceOfReport, folder.Report);
        yield return (VerbText.PlaceOfBundle, folder.Bundle);
        yield return (VerbText.NextStep, $"vitrine predict {folder.Bundle} {VerbText.PicturePlace}");
    }
}
