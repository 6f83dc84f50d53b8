using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Inference;
using Vitrine.Runs;

namespace Vitrine.App.Verbs;

/// <summary>Repeats a finished run and compares the weights.</summary>
internal sealed class ReproduceVerb : Verb
{
    internal override string Name => "reproduce";

    internal override string Summary => VerbText.ReproduceSummary;

    internal override string? Description => VerbText.ReproduceDescription;

    internal override IReadOnlyList<VerbOperand> Operands => [new(() => VerbText.PlaceRun, () => VerbText.OperandFinishedRun)];

    internal override IReadOnlyList<VerbOption> Options => [RecipeOptions.Out];

    internal override IReadOnlyList<Example> Examples =>
    [
        new("reproduce latest", VerbText.ReproduceExample),
        new("reproduce runs/20260114-093012-fast --json", VerbText.ReproduceExampleJson),
    ];

    internal override Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var original = RunPaths.Run(invocation.Terminal, invocation.Operands[0]);
        return RunVerb.WatchAsync(invocation, async progress =>
        {
            var report = await Reproduction.RunAsync(original, invocation.FullPath(RecipeOptions.Out), progress, invocation.Terminal.Time, cancellation);
            Show(invocation, report, progress.Folder!);
            return report.IsEqual ? 0 : (int)FailureKind.Failed;
        });
    }

    private static void Show(Invocation invocation, ReproductionReport report, string folder)
    {
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, new { report.IsEqual, report.Original, report.Repeated, folder, report.OriginalSha256, report.RepeatedSha256, report.Differences });
        else
            ShowSentences(invocation.Terminal, report);
    }

    private static void ShowSentences(Terminal terminal, ReproductionReport report)
    {
        terminal.Output.WriteLine("\n" + (report.IsEqual ? VerbText.SameWeights.Fill(report.Original, report.OriginalSha256) : VerbText.Different.Fill(report.Original)));
        if (report.Differences.Count == 0 && !report.IsEqual)
            terminal.Output.WriteLine(VerbText.DifferentUnexplained);
        if (report.Differences.Count == 0)
            return;
        terminal.Output.WriteLine(report.IsEqual ? VerbText.SameAlthough : VerbText.DifferentCause);
        RichConsole.Write(terminal, DifferencesTable.Of(report.Differences));
    }
}
