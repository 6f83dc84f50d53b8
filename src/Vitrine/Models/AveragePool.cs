using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;

namespace Vitrine.Models;

/// <summary>The mean of each square window; a rest at the border is dropped.</summary>
public sealed record AveragePool : Layer
{
    /// <summary>Side of the window, in pixels.</summary>
    public int Size { get; init; } = 2;

    /// <summary>From one window to the next, in pixels; null is the window's side, so that windows lie side by side.</summary>
    public int? Stride { get; init; }

    public override string Kind => "averagePool";

    public override string Details => $"{Size}×{Size}{(Step == Size ? "" : $" / {Step}")}";

    private int Step => Stride ?? Size;

    internal override string? Refusal(Shape input) => RefuseWindow(input, Size, Step);

    internal override Shape OutputShape(Shape input) => Shape.Maps(input.Channels, Reduce(input.Height), Reduce(input.Width));

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) =>
        torch.nn.functional.avg_pool2d(input, [Size, Size], [Step, Step]);

    internal override string Export(OnnxGraphBuilder graph, string input, string name) =>
        graph.Node("AveragePool", name, [input], [new("kernel_shape", [Size, Size]), new("strides", [Step, Step])]);

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) => program.Pool(input, OutputShape(input.Shape), "AveragePool", Size, Step);

    private int Reduce(int size) => ((size - Size) / Step) + 1;
}
