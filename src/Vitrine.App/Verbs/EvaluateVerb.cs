using Vitrine.App.Progress;
using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference;

namespace Vitrine.App.Verbs;

/// <summary>Stages 6 and 8 for a saved model.</summary>
internal sealed class EvaluateVerb : Verb
{
    private static readonly VerbOption Split = new("--split", () => VerbText.OptionSplit)
    {
        ValueName = () => "test|train",
        Default = "test",
        Choices = () => ["test", "train"],
    };

    internal override string Name => "evaluate";

    internal override string Summary => VerbText.EvaluateSummary;

    internal override string? Description => VerbText.EvaluateDescription;

    internal override IReadOnlyList<VerbOperand> Operands => [new(() => VerbText.PlaceBundle, () => VerbText.OperandBundle)];

    internal override IReadOnlyList<VerbOption> Options => [RecipeOptions.Data, Split, .. ViewOptions.All];

    internal override IReadOnlyList<Example> Examples =>
    [
        new("evaluate latest", VerbText.EvaluateExample),
        new("evaluate latest --tta flip-shift", VerbText.EvaluateExampleViews),
        new("evaluate my-model --data photos --json", VerbText.EvaluateExampleFolder),
    ];

    internal override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var views = ViewOptions.Read(invocation);
        using var classifier = Classifier.Load(RunPaths.Bundle(invocation.Terminal, invocation.Operands[0]), views);
        var display = ProgressDisplays.For(invocation);
        var dataset = await DataAccess.OpenAsync(invocation, display, cancellation);
        var split = invocation.Value(Split) ?? "test";
        var images = split == "train" ? dataset.Train : dataset.Test;
        RequireSameShape(classifier, images);
        display.Activity(VerbText.Evaluating.Fill(Layout.Count(images.Count)));
        var report = EvaluationReport.Of(split, classifier.PredictBatch(images.Pixels, images.Count), images.Labels);
        display.Clear();
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, report);
        else
            RichConsole.Write(invocation.Terminal, EvaluationTables.All(report, invocation.Terminal.Width));
        return 0;
    }

    private static void RequireSameShape(Classifier classifier, ImageSet images)
    {
        if (classifier.Height != images.Height || classifier.Width != images.Width || classifier.Classes.Count != images.Classes.Count)
        {
            throw VitrineException.InvalidData(VerbText.OtherShape.Fill(
                classifier.Height, classifier.Width, classifier.Classes.Count, images.Height, images.Width, images.Classes.Count));
        }
    }
}
