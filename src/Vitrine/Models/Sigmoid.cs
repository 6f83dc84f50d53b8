using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;

namespace Vitrine.Models;

/// <summary>The logistic function, 1 / (1 + e⁻ˣ).</summary>
public sealed record Sigmoid : Layer
{
    public override string Kind => "sigmoid";

    internal override string? Refusal(Shape input) => null;

    internal override Shape OutputShape(Shape input) => input;

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) => torch.sigmoid(input);

    internal override string Export(OnnxGraphBuilder graph, string input, string name) => graph.Node("Sigmoid", name, [input]);

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) => program.Change(input, "Sigmoid");
}
