using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;

namespace Vitrine.Models;

/// <summary>The mean of each square window; windows do not overlap, a rest at the border is dropped.</summary>
public sealed record AveragePool : Layer
{
    /// <summary>Side of the window, in pixels.</summary>
    public int Size { get; init; } = 2;

    public override string Kind => "averagePool";

    public override string Details => $"{Size}×{Size}";

    internal override string? Refusal(Shape input) => RefuseWindow(input, Size);

    internal override Shape OutputShape(Shape input) => Shape.Maps(input.Channels, input.Height / Size, input.Width / Size);

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) =>
        torch.nn.functional.avg_pool2d(input, Size);

    internal override string Export(OnnxGraphBuilder graph, string input, string name) =>
        graph.Node("AveragePool", name, [input], [new("kernel_shape", [Size, Size]), new("strides", [Size, Size])]);

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) => program.Pool(input, OutputShape(input.Shape), "AveragePool", Size);
}
