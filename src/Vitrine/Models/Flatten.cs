using TorchSharp;
using Vitrine.Bundles.Onnx;

namespace Vitrine.Models;

/// <summary>Feature maps as one vector, channel by channel, row by row.</summary>
public sealed record Flatten : Layer
{
    public override string Kind => "flatten";

    internal override string? Refusal(Shape input) => RefuseFlat(input);

    internal override Shape OutputShape(Shape input) => Shape.Flat(input.ElementCount);

    internal override torch.nn.Module<torch.Tensor, torch.Tensor> Build(Shape input) => torch.nn.Flatten();

    internal override string Export(OnnxGraphBuilder graph, string input, string name) => graph.Node("Flatten", name, [input]);
}
