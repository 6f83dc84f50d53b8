using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Bundles.Exports;
using Vitrine.Inference;

namespace Vitrine.App.Verbs;

/// <summary>Stage 7: whether a saved or exported model is still the one that was trained.</summary>
internal sealed class VerifyVerb : Verb
{
    internal override string Name => "verify";

    internal override string Summary => VerbText.VerifySummary;

    internal override string? Description => VerbText.VerifyDescription;

    internal override IReadOnlyList<VerbOperand> Operands => [new(() => VerbText.PlaceModelOrFile, () => VerbText.OperandModelOrFile)];

    internal override IReadOnlyList<Example> Examples => [new("verify latest", VerbText.VerifyExample), new("verify tiny.onnx", VerbText.VerifyExampleFile)];

    internal override Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var operand = invocation.Operands[0];
        var file = invocation.Terminal.Resolve(operand);
        var report = IsFile(file) ? ModelVerifier.VerifyFile(file) : ModelVerifier.VerifyBundle(RunPaths.Bundle(invocation.Terminal, operand));
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, report);
        else
            RichConsole.Write(invocation.Terminal, ProofTables.Of(report));
        return Task.FromResult(report.Holds ? 0 : (int)FailureKind.Failed);
    }

    /// <summary>A file that is there, or is missing and by the end of its name was meant to be one.</summary>
    private static bool IsFile(string path) =>
        File.Exists(path) || (!Directory.Exists(path) && ExportFormats.All.Values.Any(format => path.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase)));
}
