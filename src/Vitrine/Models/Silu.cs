using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;

namespace Vitrine.Models;

/// <summary>x · sigmoid(x), also called swish (Elfwing et al. 2018, arXiv:1702.03118).</summary>
public sealed record Silu : Layer
{
    public override string Kind => "silu";

    internal override string? Refusal(Shape input) => null;

    internal override Shape OutputShape(Shape input) => input;

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) => torch.nn.functional.silu(input);

    internal override string Export(OnnxGraphBuilder graph, string input, string name) =>
        graph.Node("Mul", name, [input, graph.Node("Sigmoid", $"{name}.sigmoid", [input])]);

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) => program.Change(input, "Silu");
}
