using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;

namespace Vitrine.Models;

/// <summary>The hyperbolic tangent.</summary>
public sealed record Tanh : Layer
{
    public override string Kind => "tanh";

    internal override string? Refusal(Shape input) => null;

    internal override Shape OutputShape(Shape input) => input;

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) => torch.tanh(input);

    internal override string Export(OnnxGraphBuilder graph, string input, string name) => graph.Node("Tanh", name, [input]);

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) => program.Change(input, "Tanh");
}
