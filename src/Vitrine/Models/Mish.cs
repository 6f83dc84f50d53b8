using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;

namespace Vitrine.Models;

/// <summary>x · tanh(softplus(x)) (Misra 2020, arXiv:1908.08681).</summary>
public sealed record Mish : Layer
{
    public override string Kind => "mish";

    internal override string? Refusal(Shape input) => null;

    internal override Shape OutputShape(Shape input) => input;

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) => torch.nn.functional.mish(input, inplace: false);

    internal override string Export(OnnxGraphBuilder graph, string input, string name) =>
        graph.Node("Mul", name, [input, graph.Node("Tanh", $"{name}.tanh", [graph.Node("Softplus", $"{name}.softplus", [input])])]);

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) => program.Change(input, "Mish");
}
