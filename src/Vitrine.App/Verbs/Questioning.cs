using Vitrine.App.Progress;
using Vitrine.App.Tables;
using Vitrine.Data;
using Vitrine.Inference;

namespace Vitrine.App.Verbs;

/// <summary>Puts all images of a split to saved models, as <c>evaluate</c> and <c>compare</c> do.</summary>
internal static class Questioning
{
    internal static readonly VerbOption Split = new("--split", () => VerbText.OptionSplit)
    {
        ValueName = () => "test|train",
        Default = "test",
        Choices = () => ["test", "train"],
    };

    internal static readonly IReadOnlyList<VerbOption> Options = [RecipeOptions.Data, Split, .. ViewOptions.All];

    /// <returns>The split's name and images, and the answers of each model, in the order of the operands.</returns>
    /// <exception cref="VitrineException">A model or the data is missing, or they do not fit each other.</exception>
    internal static async Task<(string Split, ImageSet Images, IReadOnlyList<PredictionBatch> Answers)> AskAsync(Invocation invocation, CancellationToken cancellation)
    {
        var views = ViewOptions.Read(invocation);
        var folders = invocation.Operands.Select(operand => RunPaths.Bundle(invocation.Terminal, operand)).ToList();
        var display = ProgressDisplays.For(invocation);
        var dataset = await DataAccess.OpenAsync(invocation, display, cancellation);
        var split = invocation.Value(Split) ?? "test";
        var images = split == "train" ? dataset.Train : dataset.Test;
        display.Activity(VerbText.Evaluating.Fill(Layout.Count(images.Count)));
        var answers = new List<PredictionBatch>();
        foreach (var folder in folders)
        {
            cancellation.ThrowIfCancellationRequested();
            using var classifier = Classifier.Load(folder, views);
            RequireSameShape(classifier, images);
            if (answers.Count > 0 && !classifier.Classes.SequenceEqual(answers[0].Classes))
                throw VitrineException.InvalidUsage(VerbText.OtherClasses.Fill(folders[0], folder));
            answers.Add(classifier.PredictBatch(images.Pixels, images.Count));
        }
        display.Clear();
        return (split, images, answers);
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
