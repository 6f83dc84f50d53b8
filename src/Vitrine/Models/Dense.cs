using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;
using Vitrine.Inference;

namespace Vitrine.Models;

/// <summary>A fully connected layer.</summary>
public sealed record Dense : Layer
{
    /// <summary>Output features; null means one for each class of the data set, outside of other layers.</summary>
    public int? Units { get; init; }

    public override string Kind => "dense";

    public override string Details => Units is { } units ? $"{units}" : "";

    internal override string? Refusal(Shape input) => Units switch
    {
        null => ModelsText.NoUnits,
        < 1 => ModelsText.NotPositive.Fill($"units {Units}"),
        _ => RefuseMaps(input),
    };

    internal override Shape OutputShape(Shape input) => Shape.Flat(ResolvedUnits);

    internal override IReadOnlyList<WeightSpecification> Weights(Shape input) =>
    [
        new("weight", [ResolvedUnits, input.Channels], WeightRole.Kernel, Initializers.UniformByFanIn(input.Channels)),
        new("bias", [ResolvedUnits], WeightRole.Bias, Initializers.UniformByFanIn(input.Channels)),
    ];

    internal override long MultiplyAccumulates(Shape input) => (long)input.Channels * ResolvedUnits;

    /// <summary>In float always: its cost is small and the logits deserve the digits.</summary>
    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) => torch.nn.functional.linear(
        input.to_type(torch.ScalarType.Float32), pass.Weights[$"{name}.weight"], pass.Weights[$"{name}.bias"]);

    internal override string Export(OnnxGraphBuilder graph, string input, string name) =>
        graph.Node("Gemm", name, [input, graph.Weight($"{name}.weight"), graph.Weight($"{name}.bias")], [new("transB", 1)]);

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) =>
        program.Convolve(input, OutputShape(input.Shape), program.Weight($"{name}.weight"), program.Weight($"{name}.bias"));

    private int ResolvedUnits => Units ?? throw new InvalidOperationException("The number of classes is not known yet: use Architecture.For.");
}
