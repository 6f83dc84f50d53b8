using TorchSharp;
using Vitrine.Bundles.Onnx;

namespace Vitrine.Models;

/// <summary>The largest value of each feature map, as a flat vector.</summary>
public sealed record GlobalMaxPool : Layer
{
    public override string Kind => "globalMaxPool";

    internal override string? Refusal(Shape input) => RefuseFlat(input);

    internal override Shape OutputShape(Shape input) => Shape.Flat(input.Channels);

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) => input.amax([2, 3]);

    internal override string Export(OnnxGraphBuilder graph, string input, string name) =>
        graph.Node("Flatten", $"{name}.flatten", [graph.Node("GlobalMaxPool", name, [input])]);
}
