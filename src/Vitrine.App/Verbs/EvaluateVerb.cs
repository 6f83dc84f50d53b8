using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Evaluation;
using Vitrine.Evaluation.Predictions;
using Vitrine.Inference;

namespace Vitrine.App.Verbs;

/// <summary>Stages 6 and 8 for a saved model, or for several and their ensemble.</summary>
internal sealed class EvaluateVerb : Verb
{
    private static readonly VerbOption Predictions = new("--predictions", () => VerbText.OptionPredictions) { ValueName = () => VerbText.PlaceFile };

    internal override string Name => "evaluate";

    internal override string Summary => VerbText.EvaluateSummary;

    internal override string? Description => VerbText.EvaluateDescription;

    internal override IReadOnlyList<VerbOperand> Operands => [new(() => VerbText.PlaceBundle, () => VerbText.OperandBundles, IsRepeatable: true)];

    internal override IReadOnlyList<VerbOption> Options => [.. Questioning.Options, Predictions, ExportVerb.Overwrite];

    internal override IReadOnlyList<Example> Examples =>
    [
        new("evaluate latest", VerbText.EvaluateExample),
        new("evaluate latest --tta flip-shift", VerbText.EvaluateExampleViews),
        new("evaluate runs/first runs/second runs/third", VerbText.EvaluateExampleEnsemble),
        new("evaluate my-model --data photos --json", VerbText.EvaluateExampleFolder),
        new("evaluate latest --predictions predictions.csv", VerbText.EvaluateExamplePredictions),
    ];

    internal override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var file = PredictionsPlace(invocation);
        var (split, images, answers) = await Questioning.AskAsync(invocation, cancellation);
        if (file is not null)
            await PredictionFile.WriteAsync(file, PredictionTable.Of(answers, images.Labels), cancellation);
        if (answers is [var only])
            Show(invocation, EvaluationReport.Of(split, only, images.Labels));
        else
            Show(invocation, EnsembleEvaluation.Of(split, answers, images.Labels));
        if (file is not null && !invocation.IsJson)
            RichConsole.Write(invocation.Terminal, Layout.Sentence(VerbText.PredictionsWritten.Fill(Layout.Count(images.Count), file)));
        return 0;
    }

    /// <summary>Settled before anything is computed.</summary>
    private static string? PredictionsPlace(Invocation invocation)
    {
        if (invocation.FullPath(Predictions) is not { } path)
            return null;
        PredictionFile.RequireKnown(path);
        return !Directory.Exists(path) && (!File.Exists(path) || invocation.Has(ExportVerb.Overwrite))
            ? path
            : throw VitrineException.InvalidUsage(VerbText.ExportExists.Fill(path, Predictions.Name, ExportVerb.Overwrite.Name));
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
