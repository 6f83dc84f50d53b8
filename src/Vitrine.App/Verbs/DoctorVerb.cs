using Vitrine.App.Doctor;
using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Inference;

namespace Vitrine.App.Verbs;

/// <summary>Examines the machine.</summary>
internal sealed class DoctorVerb : Verb
{
    internal override string Name => "doctor";

    internal override string Summary => VerbText.DoctorSummary;

    internal override string? Description => VerbText.DoctorDescription;

    internal override IReadOnlyList<Example> Examples => [new("doctor", VerbText.DoctorExample), new("doctor --json", VerbText.DoctorExampleJson)];

    internal override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var findings = await Examination.ExamineAsync(invocation.Terminal, cancellation);
        var isHealthy = !findings.Any(finding => finding.IsEssentialFailure);
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, new { isHealthy, findings });
        else
            Show(invocation.Terminal, findings, isHealthy);
        return isHealthy ? 0 : (int)FailureKind.Failed;
    }

    private static void Show(Terminal terminal, IReadOnlyList<Finding> findings, bool isHealthy)
    {
        RichConsole.Write(terminal, DoctorTable.Of(findings));
        var isPerfect = findings.All(finding => finding.Health == Health.Good);
        terminal.Output.WriteLine("\n" + (!isHealthy ? VerbText.DoctorBroken : isPerfect ? VerbText.DoctorGood : VerbText.DoctorUsable));
    }
}
