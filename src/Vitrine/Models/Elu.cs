using System.Globalization;
using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;
using Vitrine.Inference;

namespace Vitrine.Models;

/// <summary>x above zero, alpha · (eˣ − 1) below (Clevert et al. 2015, arXiv:1511.07289).</summary>
public sealed record Elu : Layer
{
    /// <summary>What it comes down to far below zero, with its sign changed.</summary>
    public double Alpha { get; init; } = 1;

    public override string Kind => "elu";

    public override string Details => Alpha == 1 ? "" : $"α {Alpha.ToString("G4", CultureInfo.InvariantCulture)}";

    internal override string? Refusal(Shape input) => float.IsFinite((float)Alpha) ? null : ModelsText.NotFinite.Fill("alpha", Alpha);

    internal override Shape OutputShape(Shape input) => input;

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) => torch.nn.functional.elu(input, Alpha);

    internal override string Export(OnnxGraphBuilder graph, string input, string name) => graph.Node("Elu", name, [input], [new("alpha", (float)Alpha)]);

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) =>
        program.Change(input, "Elu", settings: $"alpha: {CSharpProgram.Number(Alpha)}");
}
