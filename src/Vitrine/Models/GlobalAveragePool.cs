using TorchSharp;
using Vitrine.Bundles.Onnx;

namespace Vitrine.Models;

/// <summary>The mean of each feature map, as a flat vector.</summary>
public sealed record GlobalAveragePool : Layer
{
    public override string Kind => "globalAveragePool";

    internal override string? Refusal(Shape input) => RefuseFlat(input);

    internal override Shape OutputShape(Shape input) => Shape.Flat(input.Channels);

    internal override torch.nn.Module<torch.Tensor, torch.Tensor> Build(Shape input) =>
        torch.nn.Sequential(("pool", torch.nn.AdaptiveAvgPool2d([1, 1])), ("flatten", torch.nn.Flatten()));

    internal override string Export(OnnxGraphBuilder graph, string input, string name) =>
        graph.Node("Flatten", $"{name}.flatten", [graph.Node("GlobalAveragePool", name, [input])]);
}
