using System.Globalization;
using Vitrine.Inference;
using Vitrine.Runs;

namespace Vitrine.App.Verbs;

/// <summary>Carries an interrupted run on, or goes on from a finished one.</summary>
internal sealed class ResumeVerb : Verb
{
    private static readonly VerbOption Epochs = new("--epochs", () => VerbText.OptionExtend) { ValueName = () => "+N" };

    internal override string Name => "resume";

    internal override string Summary => VerbText.ResumeSummary;

    internal override string? Description => VerbText.ResumeDescription;

    internal override IReadOnlyList<VerbOperand> Operands => [new(() => VerbText.PlaceRun, () => VerbText.OperandRun)];

    internal override IReadOnlyList<VerbOption> Options => [Epochs, RecipeOptions.Out];

    internal override IReadOnlyList<Example> Examples =>
    [
        new("resume latest", VerbText.ResumeExampleLatest),
        new("resume runs/20260114-093012-fast", VerbText.ResumeExampleFolder),
        new("resume latest --epochs +3", VerbText.ResumeExampleExtend),
    ];

    internal override Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var added = AddedEpochs(invocation);
        var (folder, outFolder, time) = (RunPaths.Run(invocation.Terminal, invocation.Operands[0]), invocation.FullPath(RecipeOptions.Out), invocation.Terminal.Time);
        if (added is { } count)
            return RunVerb.CarryOutAsync(invocation, progress => RunExtension.RunAsync(folder, count, outFolder, progress, time, cancellation));
        return outFolder is null
            ? RunVerb.CarryOutAsync(invocation, progress => Pipeline.ResumeAsync(folder, progress, time, cancellation), folder)
            : throw VitrineException.InvalidUsage(VerbText.OutWithoutExtension.Fill(RecipeOptions.Out.Name, Epochs.Name));
    }

    private static int? AddedEpochs(Invocation invocation)
    {
        if (invocation.Value(Epochs) is not { } text)
            return null;
        return text is ['+', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw VitrineException.InvalidUsage(VerbText.NotAnExtension.Fill(Epochs.Name, text));
    }
}
