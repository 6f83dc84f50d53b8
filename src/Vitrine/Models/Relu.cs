using TorchSharp;
using Vitrine.Bundles.Onnx;

namespace Vitrine.Models;

/// <summary>The rectifier, max(0, x).</summary>
public sealed record Relu : Layer
{
    public override string Kind => "relu";

    internal override string? Refusal(Shape input) => null;

    internal override Shape OutputShape(Shape input) => input;

    internal override torch.nn.Module<torch.Tensor, torch.Tensor> Build(Shape input) => torch.nn.ReLU(inplace: true);

    internal override string Export(OnnxGraphBuilder graph, string input, string name) => graph.Node("Relu", name, [input]);
}
