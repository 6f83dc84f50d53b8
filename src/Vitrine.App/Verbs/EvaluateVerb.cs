using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Evaluation;
using Vitrine.Inference;

namespace Vitrine.App.Verbs;

/// <summary>Stages 6 and 8 for a saved model, or for several and their ensemble.</summary>
internal sealed class EvaluateVerb : Verb
{
    internal override string Name => "evaluate";

    internal override string Summary => VerbText.EvaluateSummary;

    internal override string? Description => VerbText.EvaluateDescription;

    internal override IReadOnlyList<VerbOperand> Operands => [new(() => VerbText.PlaceBundle, () => VerbText.OperandBundles, IsRepeatable: true)];

    internal override IReadOnlyList<VerbOption> Options => Questioning.Options;

    internal override IReadOnlyList<Example> Examples =>
    [
        new("evaluate latest", VerbText.EvaluateExample),
        new("evaluate latest --tta flip-shift", VerbText.EvaluateExampleViews),
        new("evaluate runs/first runs/second runs/third", VerbText.EvaluateExampleEnsemble),
        new("evaluate my-model --data photos --json", VerbText.EvaluateExampleFolder),
    ];

    internal override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var (split, images, answers) = await Questioning.AskAsync(invocation, cancellation);
        if (answers is [var only])
            Show(invocation, EvaluationReport.Of(split, only, images.Labels));
        else
            Show(invocation, EnsembleEvaluation.Of(split, answers, images.Labels));
        return 0;
    }

    private static void Show(Invocation invocation, EvaluationReport report)
    {
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, report);
        else
            RichConsole.Write(invocation.Terminal, EvaluationTables.All(report, invocation.Terminal.Width));
    }

    private static void Show(Invocation invocation, EnsembleEvaluation evaluation)
    {
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, new { Models = invocation.Operands, evaluation.Members, evaluation.Ensemble, evaluation.PassesPerImage, evaluation.Best, evaluation.AgainstBest });
        else
            RichConsole.Write(invocation.Terminal, ComparisonTables.Of(invocation.Operands, evaluation, invocation.Terminal.Width));
    }
}
