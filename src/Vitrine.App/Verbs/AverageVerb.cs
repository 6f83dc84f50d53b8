using Vitrine.App.Progress;
using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Inference;
using Vitrine.Runs;

namespace Vitrine.App.Verbs;

/// <summary>Makes one model of several by averaging their weights.</summary>
internal sealed class AverageVerb : Verb
{
    private static readonly VerbOption Out = new("--out", () => VerbText.OptionAverageOut) { ValueName = () => VerbText.PlaceFolder };

    internal override string Name => "average";

    internal override string Summary => VerbText.AverageSummary;

    internal override string? Description => VerbText.AverageDescription;

    internal override IReadOnlyList<VerbOperand> Operands => [new(() => VerbText.PlaceBundle, () => VerbText.OperandBundle, IsRepeatable: true)];

    internal override IReadOnlyList<VerbOption> Options => [Out, RecipeOptions.Data];

    internal override IReadOnlyList<Example> Examples => [new("average runs/first runs/second runs/third --out averaged", VerbText.AverageExample)];

    internal override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var folder = invocation.FullPath(Out) ?? throw VitrineException.InvalidUsage(VerbText.AverageWithoutOut.Fill(Out.Name));
        var bundles = invocation.Operands.Select(operand => RunPaths.Bundle(invocation.Terminal, operand)).ToList();
        var display = ProgressDisplays.For(invocation);
        var dataset = await DataAccess.OpenAsync(invocation, display, cancellation);
        cancellation.ThrowIfCancellationRequested();
        display.Activity(VerbText.Averaging);
        var result = ModelAveraging.Average(bundles, dataset, folder, invocation.Terminal.Time, cancellation);
        display.Clear();
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, result);
        else
            RichConsole.Write(invocation.Terminal, ComparisonTables.Of(invocation.Operands, result, invocation.Terminal.Width));
        return 0;
    }
}
