using TorchSharp;
using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Models;
using Vitrine.Torch;

namespace Vitrine.Evaluation;

/// <summary>Evaluates trained models in memory, with torch.</summary>
public static class Evaluator
{
    /// <summary>Everything there is to say about a model on a split.</summary>
    /// <param name="model">Trained on images of the same size and classes.</param>
    /// <param name="set">Any split.</param>
    /// <param name="split">Its name in the report: <c>validation</c>, <c>test</c> or <c>train</c>.</param>
    public static EvaluationReport Evaluate(TrainedModel model, ImageSet set, string split = "test") =>
        EvaluationReport.OfProbabilities(split, Probabilities(model, set), set.Labels, set.Classes);

    /// <returns>Softmax probabilities, [N, classes].</returns>
    /// <exception cref="VitrineException">The model's images or classes are not the set's.</exception>
    public static float[] Probabilities(TrainedModel model, ImageSet set) => Run(model, set).Probabilities;

    internal static NetworkOutput Run(TrainedModel model, ImageSet set)
    {
        if (model.Height != set.Height || model.Width != set.Width || model.Classes.Count != set.Classes.Count)
        {
            throw VitrineException.InvalidData(EvaluatorText.OtherShape.Fill(
                model.Height, model.Width, model.Classes.Count, set.Height, set.Width, set.Classes.Count));
        }
        Devices.UseAvailableProcessors();
        using var network = new Network(model.Architecture, Shape.Maps(1, model.Height, model.Width), torch.CPU);
        network.LoadWeights(model.Weights);
        return NetworkPredictions.Of(network, set, model.Normalization);
    }
}
