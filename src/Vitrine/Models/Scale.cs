using System.Globalization;
using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;
using Vitrine.Inference;

namespace Vitrine.Models;

/// <summary>Multiplies every value by one fixed factor; on logits, a temperature.</summary>
public sealed record Scale : Layer
{
    public required double Factor { get; init; }

    public override string Kind => "scale";

    public override string Details => $"× {Factor.ToString("G4", CultureInfo.InvariantCulture)}";

    internal override string? Refusal(Shape input) => Factor == 0 || !float.IsFinite((float)Factor) ? ModelsText.BadFactor.Fill(Factor) : null;

    internal override Shape OutputShape(Shape input) => input;

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) => input * Factor;

    internal override string Export(OnnxGraphBuilder graph, string input, string name) =>
        graph.Node("Mul", name, [input, graph.Constant($"{name}.factor", [], [(float)Factor])]);

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name)
    {
        double[] factors = [.. Enumerable.Repeat(Factor, input.Channels)];
        return program.Scale(input, factors, new double[input.Channels]);
    }
}
