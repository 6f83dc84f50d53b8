using Vitrine.App.Doctor;
using Vitrine.App.Progress;
using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Inference;
using Vitrine.Runs;
using Vitrine.Training;

namespace Vitrine.App.Verbs;

/// <summary>What <c>run</c> and <c>train</c> can be asked for in place of a run: trials that take seconds and leave nothing behind.</summary>
internal static class TrainingChecks
{
    internal static readonly VerbOption Dry = new("--dry-run", () => VerbText.OptionDryRun);

    internal static readonly VerbOption Overfit = new("--overfit-batch", () => VerbText.OptionOverfitBatch);

    /// <returns>The exit code; null if none was asked for.</returns>
    internal static async Task<int?> RunAsync(Invocation invocation, RunOptions options, CancellationToken cancellation)
    {
        if (!invocation.Has(Dry) && !invocation.Has(Overfit))
            return null;
        if (invocation.Has(Dry) && invocation.Has(Overfit))
            throw VitrineException.InvalidUsage(VerbText.OneOfTwo.Fill(Dry.Name, Overfit.Name));
        var display = ProgressDisplays.For(invocation);
        try
        {
            var dataset = await DataAccess.OpenAsync(invocation, display, cancellation);
            display.Activity(VerbText.Trying.Fill(options.Recipe.Name));
            return invocation.Has(Dry)
                ? ShowDry(invocation, display, DryRun.Run(options, dataset, invocation.Terminal.Time, cancellation))
                : ShowOverfit(invocation, display, OverfitBatch.Run(options.Recipe, dataset.Train, TrainingOptionsOf(invocation, options), cancellation));
        }
        finally
        {
            display.Clear();
        }
    }

    private static TrainingOptions TrainingOptionsOf(Invocation invocation, RunOptions options) => new() { Device = options.Device, Time = invocation.Terminal.Time };

    private static int ShowDry(Invocation invocation, IProgressDisplay display, DryRunReport report)
    {
        display.Clear();
        if (DataChecks.Refusal(report.Folder) is { } reason)
            throw VitrineException.InvalidUsage(RunsText.CannotMake.Fill(report.Folder, reason));
        if (invocation.IsJson)
        {
            JsonOutput.Write(invocation.Terminal, report);
            return 0;
        }
        RichConsole.Write(invocation.Terminal, DryRunTable.Of(report));
        invocation.Terminal.Output.WriteLine("\n" + VerbText.DryRunPassed);
        return 0;
    }

    private static int ShowOverfit(Invocation invocation, IProgressDisplay display, OverfitReport report)
    {
        display.Clear();
        if (invocation.IsJson)
        {
            JsonOutput.Write(invocation.Terminal, report);
        }
        else
        {
            var sentence = report.Passed
                ? VerbText.OverfitPassed.Fill(report.ImageCount, report.StepCount)
                : VerbText.OverfitFailed.Fill(report.ImageCount, report.StepCount, Layout.Percent(report.TrainAccuracy), Layout.Percent(report.EvaluationAccuracy));
            invocation.Terminal.Output.WriteLine($"{Curve(invocation.Terminal, report.Losses)}\n{sentence}");
        }
        return report.Passed ? 0 : (int)FailureKind.Failed;
    }

    private static string Curve(Terminal terminal, IReadOnlyList<double> losses)
    {
        var (first, last) = ($"{VerbText.LossCurve} {Layout.Number(losses[0], 3)} ", $" {Layout.Number(losses[^1], 3)}");
        return first + Sparkline.Of(losses, Math.Clamp(terminal.Width - first.Length - last.Length, 1, 60)) + last;
    }
}
