using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;

namespace Vitrine.Models;

/// <summary>Feature maps as one vector: row by row, in it column by column, in it channel by channel.</summary>
public sealed record Flatten : Layer
{
    public override string Kind => "flatten";

    internal override string? Refusal(Shape input) => RefuseFlat(input);

    internal override Shape OutputShape(Shape input) => Shape.Flat(input.ElementCount);

    /// <summary>A view, no copy, of maps that lie channels last.</summary>
    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) => input.permute(0, 2, 3, 1).flatten(1);

    internal override string Export(OnnxGraphBuilder graph, string input, string name) => 
        graph.Node("Flatten", name, [graph.Node("Transpose", $"{name}.transpose", [input], [new("perm", [0, 2, 3, 1])])]);

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) => program.Flatten(input);
}
