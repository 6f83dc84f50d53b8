using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;

namespace Vitrine.Models;

/// <summary>The mean of each feature map, as a flat vector.</summary>
public sealed record GlobalAveragePool : Layer
{
    public override string Kind => "globalAveragePool";

    internal override string? Refusal(Shape input) => RefuseFlat(input);

    internal override Shape OutputShape(Shape input) => Shape.Flat(input.Channels);

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) => ByPlace(input).mean([1]);

    internal override string Export(OnnxGraphBuilder graph, string input, string name) =>
        graph.Node("Flatten", $"{name}.flatten", [graph.Node("GlobalAveragePool", name, [input])]);

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) => program.PoolAll(input, "GlobalAveragePool");
}
