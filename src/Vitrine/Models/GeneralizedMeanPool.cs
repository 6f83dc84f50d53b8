using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;

namespace Vitrine.Models;

/// <summary>
/// The generalised mean of each feature map, (mean of xᵖ)^(1/p), as a flat vector; p is trained (Radenović, Tolias and Chum 2018,
/// arXiv:1711.02512). Between the mean (p = 1) and the maximum (p → ∞).
/// </summary>
public sealed record GeneralizedMeanPool : Layer
{
    /// <summary>Values are raised to it first, since powers of numbers below zero are not defined.</summary>
    private const float Least = 1e-6f;

    /// <summary>p at the start, as in the paper.</summary>
    private const float FirstPower = 3;

    public override string Kind => "gem";

    internal override string? Refusal(Shape input) => RefuseFlat(input);

    internal override Shape OutputShape(Shape input) => Shape.Flat(input.Channels);

    internal override IReadOnlyList<WeightSpecification> Weights(Shape input) => [new("power", [1], WeightRole.Scale, Initializers.Constant(FirstPower))];

    /// <summary>
    /// In float: a power and its root would multiply the rounding of shorter numbers. xᵖ is written exp(p · log x), whose gradient for p costs
    /// half of what torch's power takes.
    /// </summary>
    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input)
    {
        var power = pass.Weights[$"{name}.power"];
        var logarithms = ByPlace(input).to_type(torch.ScalarType.Float32).clamp_min(Least).log(); // [N, H · W, C]
        return (logarithms * power).exp().mean([1]).pow(power.reciprocal());
    }

    internal override string Export(OnnxGraphBuilder graph, string input, string name)
    {
        var power = graph.Weight($"{name}.power");
        var clipped = graph.Node("Clip", $"{name}.clipped", [input, graph.Constant($"{name}.least", [], [Least])]);
        var raised = graph.Node("Pow", $"{name}.raised", [clipped, power]);
        var mean = graph.Node("Flatten", $"{name}.flatten", [graph.Node("GlobalAveragePool", $"{name}.mean", [raised])]);
        return graph.Node("Pow", name, [mean, graph.Node("Reciprocal", $"{name}.root", [power])]);
    }

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) =>
        program.PoolAll(input, "GeneralizedMeanPool", $"power: {CSharpProgram.Number(program.Weight($"{name}.power")[0])}");
}
