using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;
using Vitrine.Inference;

namespace Vitrine.Models;

/// <summary>Normalisation over groups of an image's channels (Wu and He 2018, arXiv:1803.08494), with torch's defaults: batches play no part.</summary>
public sealed record GroupNorm : Layer
{
    private const float Epsilon = 1e-5f;

    /// <summary>They divide the channels.</summary>
    public int Groups { get; init; } = 8;

    public override string Kind => "groupNorm";

    public override string Details => $"{Groups}";

    internal override string? Refusal(Shape input)
    {
        if (Groups < 1)
            return ModelsText.NotPositive.Fill($"groups {Groups}");
        return RefuseFlat(input) ?? (input.Channels % Groups == 0 ? null : ModelsText.BadGroups.Fill(Groups, input.Channels));
    }

    internal override Shape OutputShape(Shape input) => input;

    internal override IReadOnlyList<WeightSpecification> Weights(Shape input) =>
    [
        new("weight", [input.Channels], WeightRole.Scale, Initializers.Constant(1)),
        new("bias", [input.Channels], WeightRole.Bias, Initializers.Constant(0)),
    ];

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) =>
        torch.nn.functional.group_norm(input, Groups, pass.Weights[$"{name}.weight"], pass.Weights[$"{name}.bias"], Epsilon);

    /// <summary>Opset 17 knows no groups: each becomes one channel of an instance normalisation, and the maps get their shape back.</summary>
    internal override string Export(OnnxGraphBuilder graph, string input, string name)
    {
        var grouped = graph.Node("Reshape", $"{name}.grouped", [input, graph.Constant($"{name}.groups", [3], [0L, Groups, -1L])]);
        var (ones, zeros) = (new float[Groups], new float[Groups]);
        Array.Fill(ones, 1);
        var normalised = graph.Node(
            "InstanceNormalization",
            $"{name}.normalised",
            [grouped, graph.Constant($"{name}.ones", [Groups], ones), graph.Constant($"{name}.zeros", [Groups], zeros)],
            [new("epsilon", Epsilon)]);
        var maps = graph.Node("Reshape", $"{name}.maps", [normalised, graph.Node("Shape", $"{name}.shape", [input])]);
        var axes = graph.Constant($"{name}.axes", [2], [1L, 2L]);
        var scaled = graph.Node("Mul", $"{name}.scaled", [maps, graph.Node("Unsqueeze", $"{name}.scale", [graph.Weight($"{name}.weight"), axes])]);
        return graph.Node("Add", name, [scaled, graph.Node("Unsqueeze", $"{name}.shift", [graph.Weight($"{name}.bias"), axes])]);
    }

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) => program.Change(
        input, "GroupNorm", [program.Weight($"{name}.weight"), program.Weight($"{name}.bias")], $"channels: {input.Channels}, groups: {Groups}");
}
