using System.Globalization;
using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;
using Vitrine.Inference;

namespace Vitrine.Models;

/// <summary>A rectifier that lets some of what is below zero through: x above zero, slope · x below (Maas et al. 2013).</summary>
public sealed record LeakyRelu : Layer
{
    /// <summary>Share of a negative value that is let through.</summary>
    public double Slope { get; init; } = 0.01;

    public override string Kind => "leakyRelu";

    public override string Details => $"slope {Slope.ToString("G4", CultureInfo.InvariantCulture)}";

    internal override string? Refusal(Shape input) => float.IsFinite((float)Slope) ? null : ModelsText.NotFinite.Fill("slope", Slope);

    internal override Shape OutputShape(Shape input) => input;

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) => torch.nn.functional.leaky_relu(input, Slope);

    internal override string Export(OnnxGraphBuilder graph, string input, string name) => graph.Node("LeakyRelu", name, [input], [new("alpha", (float)Slope)]);

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) =>
        program.Change(input, "LeakyRelu", settings: $"slope: {CSharpProgram.Number(Slope)}");
}
