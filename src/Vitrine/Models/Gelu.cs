using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;

namespace Vitrine.Models;

/// <summary>x · Φ(x) with the normal distribution function Φ in its exact form (Hendrycks and Gimpel 2016, arXiv:1606.08415).</summary>
public sealed record Gelu : Layer
{
    public override string Kind => "gelu";

    internal override string? Refusal(Shape input) => null;

    internal override Shape OutputShape(Shape input) => input;

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) => torch.nn.functional.gelu(input);

    internal override string Export(OnnxGraphBuilder graph, string input, string name)
    {
        var scaled = graph.Node("Div", $"{name}.scaled", [input, graph.Constant($"{name}.root", [], [MathF.Sqrt(2)])]);
        var error = graph.Node("Erf", $"{name}.error", [scaled]);
        var doubled = graph.Node("Add", $"{name}.doubled", [error, graph.Constant($"{name}.one", [], [1f])]);
        var half = graph.Node("Mul", $"{name}.half", [input, graph.Constant($"{name}.share", [], [0.5f])]);
        return graph.Node("Mul", name, [half, doubled]);
    }

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) => program.Change(input, "Gelu");
}
