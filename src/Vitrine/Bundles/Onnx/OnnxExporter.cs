using Google.Protobuf;
using Vitrine.Bundles.Onnx.Format;
using Vitrine.Models;

namespace Vitrine.Bundles.Onnx;

/// <summary>
/// Writes a trained model as ONNX: raw pixels in (uint8 [N, H, W], 0–255), preprocessing and softmax inside,
/// <c>logits</c> and <c>probabilities</c> (float [N, classes]) out.
/// </summary>
public static class OnnxExporter
{
    /// <summary>The newest that the checkers of long-lived systems read.</summary>
    private const int Opset = 17;

    /// <param name="model">With weights.</param>
    /// <param name="producerVersion">Of Vitrine.</param>
    /// <param name="metadata">Texts that go along, by name; null is none.</param>
    public static byte[] Export(TrainedModel model, string producerVersion, IReadOnlyDictionary<string, string>? metadata = null) =>
        ToModel(model, producerVersion, metadata).ToByteArray();

    /// <inheritdoc cref="Export"/>
    internal static ModelProto ToModel(TrainedModel model, string producerVersion, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var graph = new OnnxGraphBuilder("vitrine", model.Weights);
        var value = AddPreprocessing(graph, model);
        foreach (var step in model.Architecture.Walk(Shape.Maps(1, model.Height, model.Width)))
            value = step.Layer.Export(graph, value, step.Name);
        var logits = graph.Node("Identity", "logits", [value]);
        var probabilities = graph.Node("Softmax", "probabilities", [logits], [new("axis", 1)]);
        graph.Output(logits, model.Classes.Count);
        graph.Output(probabilities, model.Classes.Count);
        return graph.ToModel(producerVersion, Opset, metadata ?? new Dictionary<string, string>());
    }

    /// <summary>The same three roundings as <see cref="Inference.Preprocessing.Normalization.Apply"/>: divide, subtract, divide.</summary>
    private static string AddPreprocessing(OnnxGraphBuilder graph, TrainedModel model)
    {
        var pixels = graph.Input("pixels", model.Height, model.Width);
        var floats = graph.Node("Cast", "pixels_float", [pixels], [new("to", 1)]);
        var scaled = graph.Node("Div", "pixels_scaled", [floats, graph.Constant("scale", [], [255f])]);
        var centred = graph.Node("Sub", "pixels_centred", [scaled, graph.Constant("mean", [], [model.Normalization.Mean])]);
        var standard = graph.Node("Div", "pixels_standardised", [centred, graph.Constant("standard_deviation", [], [model.Normalization.StandardDeviation])]);
        return graph.Node("Unsqueeze", "images", [standard, graph.Constant("channel_axis", [1], [1L])]);
    }
}
