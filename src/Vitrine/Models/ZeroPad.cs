using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;
using Vitrine.Inference;

namespace Vitrine.Models;

/// <summary>Zeros around feature maps, on each side as many as that side asks for: what a convolution's own padding, equal on all sides, cannot do.</summary>
public sealed record ZeroPad : Layer
{
    /// <summary>Far more than any kernel needs; a larger one is a slip or an attack on memory.</summary>
    private const int Most = 1024;

    /// <summary>Rows above, in pixels.</summary>
    public int Top { get; init; }

    /// <summary>Columns before, in pixels.</summary>
    public int Left { get; init; }

    /// <summary>Rows below, in pixels.</summary>
    public int Bottom { get; init; }

    /// <summary>Columns after, in pixels.</summary>
    public int Right { get; init; }

    public override string Kind => "zeroPad";

    public override string Details => $"↑{Top} ←{Left} ↓{Bottom} →{Right}";

    internal override string? Refusal(Shape input)
    {
        (string Name, int Size)[] sides = [("top", Top), ("left", Left), ("bottom", Bottom), ("right", Right)];
        var refused = sides.Where(side => side.Size is < 0 or > Most).Select(side => $"{side.Name} {side.Size}").ToList();
        return refused.Count > 0 ? ModelsText.BadPadding.Fill(string.Join(", ", refused), Most) : RefuseFlat(input);
    }

    internal override Shape OutputShape(Shape input) => Shape.Maps(input.Channels, input.Height + Top + Bottom, input.Width + Left + Right);

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) => torch.nn.functional.pad(input, [Left, Right, Top, Bottom]);

    internal override string Export(OnnxGraphBuilder graph, string input, string name) =>
        graph.Node("Pad", name, [input, graph.Constant($"{name}.pads", [8], [0L, 0L, Top, Left, 0L, 0L, Bottom, Right])]);

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) => program.Pad(input, OutputShape(input.Shape), Top, Left);
}
