using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Evaluation;

namespace Vitrine.App.Verbs;

/// <summary>Two saved models on the same images, image by image.</summary>
internal sealed class CompareVerb : Verb
{
    internal override string Name => "compare";

    internal override string Summary => VerbText.CompareSummary;

    internal override string? Description => VerbText.CompareDescription;

    internal override IReadOnlyList<VerbOperand> Operands =>
    [
        new(() => VerbText.PlaceBaseline, () => VerbText.OperandBaseline),
        new(() => VerbText.PlaceCandidate, () => VerbText.OperandCandidate),
    ];

    internal override IReadOnlyList<VerbOption> Options => Questioning.Options;

    internal override IReadOnlyList<Example> Examples =>
    [
        new("compare runs/first latest", VerbText.CompareExample),
        new("compare my-model latest --data photos --json", VerbText.CompareExampleJson),
    ];

    internal override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (split, images, answers) = await Questioning.AskAsync(invocation, cancellation);
        var reports = answers.Select(answer => EvaluationReport.Of(split, answer, images.Labels)).ToList();
        var predicted = answers.Select(answer => PredictedClasses.Of(answer.Probabilities, answer.Classes.Count)).ToList();
        var comparison = PairedComparison.Of(predicted[0], predicted[1], images.Labels);
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, new { Models = invocation.Operands, Baseline = reports[0], Candidate = reports[1], Comparison = comparison });
        else
            RichConsole.Write(invocation.Terminal, ComparisonTables.Of(invocation.Operands, reports, comparison, invocation.Terminal.Width));
        return 0;
    }
}
