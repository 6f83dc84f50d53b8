using Vitrine.Runs;

namespace Vitrine.App.Verbs;

/// <summary>Carries an interrupted run on.</summary>
internal sealed class ResumeVerb : Verb
{
    internal override string Name => "resume";

    internal override string Summary => VerbText.ResumeSummary;

    internal override string? Description => VerbText.ResumeDescription;

    internal override IReadOnlyList<VerbOperand> Operands => [new(() => VerbText.PlaceRun, () => VerbText.OperandRun)];

    internal override IReadOnlyList<Example> Examples =>
    [
        new("resume latest", VerbText.ResumeExampleLatest),
        new("resume runs/20260114-093012-fast", VerbText.ResumeExampleFolder),
    ];

    internal override Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var folder = RunPaths.Run(invocation.Terminal, invocation.Operands[0]);
        return RunVerb.CarryOutAsync(invocation, progress => Pipeline.ResumeAsync(folder, progress, invocation.Terminal.Time, cancellation), folder);
    }
}
