using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;

namespace Vitrine.Models;

/// <summary>The rectifier, max(0, x).</summary>
public sealed record Relu : Layer
{
    public override string Kind => "relu";

    internal override string? Refusal(Shape input) => null;

    internal override Shape OutputShape(Shape input) => input;

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input)
    {
        var output = torch.nn.functional.relu(input);
        pass.Rectified?.Invoke(name, output);
        return output;
    }

    internal override string Export(OnnxGraphBuilder graph, string input, string name) => graph.Node("Relu", name, [input]);

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) => program.Rectify(input);
}
