using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;
using Vitrine.Inference;

namespace Vitrine.Models;

/// <summary>Weighs each feature map by what a small dense network makes of the maps' means (Hu, Shen and Sun 2018, arXiv:1709.01507).</summary>
public sealed record SqueezeExcite : Layer
{
    /// <summary>Channels for one hidden unit.</summary>
    public int Ratio { get; init; } = 4;

    public override string Kind => "squeezeExcite";

    public override string Details => $"÷ {Ratio}";

    internal override string? Refusal(Shape input) => Ratio < 1 ? ModelsText.NotPositive.Fill($"ratio {Ratio}") : RefuseFlat(input);

    internal override Shape OutputShape(Shape input) => input;

    internal override IReadOnlyList<WeightSpecification> Weights(Shape input) =>
    [
        new("reduce.weight", [Hidden(input), input.Channels], WeightRole.Kernel, Initializers.UniformByFanIn(input.Channels)),
        new("reduce.bias", [Hidden(input)], WeightRole.Bias, Initializers.UniformByFanIn(input.Channels)),
        new("expand.weight", [input.Channels, Hidden(input)], WeightRole.Kernel, Initializers.UniformByFanIn(Hidden(input))),
        new("expand.bias", [input.Channels], WeightRole.Bias, Initializers.UniformByFanIn(Hidden(input))),
    ];

    internal override long MultiplyAccumulates(Shape input) => 2L * input.Channels * Hidden(input);

    /// <summary>The small network in float, as dense layers are.</summary>
    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input)
    {
        var means = ByPlace(input).mean([1]).to_type(torch.ScalarType.Float32); // [N, C]
        var hidden = torch.nn.functional.relu(Linear(pass, $"{name}.reduce", means)); // [N, C / ratio]
        var shares = torch.sigmoid(Linear(pass, $"{name}.expand", hidden)); // [N, C]
        return input * shares.to_type(input.dtype).unsqueeze(2).unsqueeze(3);
    }

    internal override string Export(OnnxGraphBuilder graph, string input, string name)
    {
        var means = graph.Node("Flatten", $"{name}.flatten", [graph.Node("GlobalAveragePool", $"{name}.means", [input])]);
        var hidden = graph.Node("Relu", $"{name}.relu", [Gemm(graph, means, $"{name}.reduce")]);
        var shares = graph.Node("Sigmoid", $"{name}.sigmoid", [Gemm(graph, hidden, $"{name}.expand")]);
        var axes = graph.Constant($"{name}.axes", [2], [2L, 3L]);
        return graph.Node("Mul", name, [input, graph.Node("Unsqueeze", $"{name}.shares", [shares, axes])]);
    }

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name)
    {
        input = program.Share(input);
        var hidden = program.Rectify(Convolve(program, program.PoolAll(input, "GlobalAveragePool"), $"{name}.reduce", Hidden(input.Shape)));
        return program.Multiply(input, program.Change(Convolve(program, hidden, $"{name}.expand", input.Channels), "Sigmoid"));
    }

    private static CSharpValue Convolve(CSharpProgram program, CSharpValue input, string name, int units) =>
        program.Convolve(input, Shape.Flat(units), program.Weight($"{name}.weight"), program.Weight($"{name}.bias"));

    private static torch.Tensor Linear(ForwardPass pass, string name, torch.Tensor input) =>
        torch.nn.functional.linear(input, pass.Weights[$"{name}.weight"], pass.Weights[$"{name}.bias"]);

    private static string Gemm(OnnxGraphBuilder graph, string input, string name) =>
        graph.Node("Gemm", name, [input, graph.Weight($"{name}.weight"), graph.Weight($"{name}.bias")], [new("transB", 1)]);

    private int Hidden(Shape input) => Math.Max(1, input.Channels / Ratio);
}
