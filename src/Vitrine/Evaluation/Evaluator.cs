using TorchSharp;
using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Inference.TestTime;
using Vitrine.Models;
using Vitrine.Torch;

namespace Vitrine.Evaluation;

/// <summary>Evaluates trained models in memory, with torch.</summary>
public static class Evaluator
{
    /// <summary>Everything there is to say about a model on a split, with its test-time augmentation if it has one.</summary>
    /// <param name="model">Trained on images of the same size and classes.</param>
    /// <param name="set">Any split.</param>
    /// <param name="split">Its name in the report: <c>validation</c>, <c>test</c> or <c>train</c>.</param>
    public static EvaluationReport Evaluate(TrainedModel model, ImageSet set, string split = "test") =>
        EvaluationReport.Of(split, Run(model, set), set.Labels);

    /// <returns>Softmax probabilities, [N, classes].</returns>
    /// <exception cref="VitrineException">The model's images or classes are not the set's.</exception>
    public static float[] Probabilities(TrainedModel model, ImageSet set) => Run(model, set).Probabilities;

    /// <param name="model">Its test-time augmentation is applied.</param>
    /// <param name="set">Of the model's size and classes.</param>
    /// <param name="chooser">Answers to the same images whose confidence chooses those to look at again; null chooses by this model's own.</param>
    internal static PredictionBatch Run(TrainedModel model, ImageSet set, PredictionBatch? chooser = null)
    {
        if (model.Height != set.Height || model.Width != set.Width || model.Classes.Count != set.Classes.Count)
        {
            throw VitrineException.InvalidData(EvaluatorText.OtherShape.Fill(
                model.Height, model.Width, model.Classes.Count, set.Height, set.Width, set.Classes.Count));
        }
        Devices.UseAvailableProcessors();
        using var network = new Network(model.Architecture, Shape.Maps(1, model.Height, model.Width), torch.CPU);
        network.LoadWeights(model.Weights);
        var plain = NetworkPredictions.Of(network, set, model.Normalization);
        return AveragedViews.Of(plain, set.Pixels, set.Width, model.TestTimeAugmentation, Again, chooser);

        float[] Again(byte[] view) => NetworkPredictions.Of(network, Unlabelled(view, set), model.Normalization).Logits;
    }

    private static ImageSet Unlabelled(byte[] pixels, ImageSet like) =>
        new(pixels, new ushort[pixels.Length / like.PixelCount], like.Height, like.Width, like.Classes);
}
