using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;
using Vitrine.Inference;

namespace Vitrine.Models;

/// <summary>The sum of what its layers make of the input and of the input itself, or of what a shortcut makes of it (He et al. 2016).</summary>
public sealed record Residual : Layer
{
    private const string ShortcutPrefix = "shortcut.";

    /// <summary>What is added to the input.</summary>
    public required Architecture Layers { get; init; }

    /// <summary>Brings the input to the shape of the layers' output; null adds the input as it is.</summary>
    public Architecture? Shortcut { get; init; }

    public override string Kind => "residual";

    public override string Details => Shortcut is null ? "f(x) + x" : "f(x) + g(x)";

    internal override IReadOnlyList<(string Prefix, Architecture Layers)> Branches =>
        Shortcut is null ? [("", Layers)] : [("", Layers), (ShortcutPrefix, Shortcut)];

    internal override string? Refusal(Shape input)
    {
        if (Layers.RefusalInside(input, ModelsText.BadInnerLayer) is { } reason)
            return reason;
        if (Shortcut?.RefusalInside(input, ModelsText.BadShortcutLayer) is { } shortcutReason)
            return shortcutReason;
        var (output, shortcutOutput) = (Layers.OutputShape(input), Shortcut?.OutputShape(input) ?? input);
        return output == shortcutOutput ? null : ModelsText.UnequalBranches.Fill(output, shortcutOutput);
    }

    internal override Shape OutputShape(Shape input) => Layers.OutputShape(input);

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input)
    {
        var output = Forward(Layers, pass, $"{name}.", input);
        return output + (Shortcut is null ? input : Forward(Shortcut, pass, $"{name}.{ShortcutPrefix}", input));
    }

    internal override string Export(OnnxGraphBuilder graph, string input, string name)
    {
        var output = Export(Layers, graph, input, $"{name}.");
        return graph.Node("Add", name, [output, Shortcut is null ? input : Export(Shortcut, graph, input, $"{name}.{ShortcutPrefix}")]);
    }

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name)
    {
        input = program.Share(input);
        var output = Export(Layers, program, input, $"{name}.");
        var added = Shortcut is null ? input : Export(Shortcut, program, input, $"{name}.{ShortcutPrefix}");
        program.Layer = name;
        return program.Sum(output, added);
    }

    private static torch.Tensor Forward(Architecture layers, ForwardPass pass, string prefix, torch.Tensor input) =>
        layers.Named(prefix).Aggregate(input, (value, step) => step.Layer.Forward(pass, step.Name, value));

    private static string Export(Architecture layers, OnnxGraphBuilder graph, string input, string prefix) =>
        layers.Named(prefix).Aggregate(input, (value, step) => step.Layer.Export(graph, value, step.Name));

    private static CSharpValue Export(Architecture layers, CSharpProgram program, CSharpValue input, string prefix)
    {
        foreach (var (layer, name) in layers.Named(prefix))
        {
            program.Layer = name;
            input = layer.Export(program, input, name);
        }
        return input;
    }
}
