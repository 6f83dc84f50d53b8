using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;
using Vitrine.Inference;

namespace Vitrine.Models;

/// <summary>Two-dimensional convolution with square kernels.</summary>
public sealed record Conv2d : Layer
{
    /// <summary>Numbers that a register of such processors holds.</summary>
    private const int Sixteen = 16;

    public required int Filters { get; init; }

    /// <summary>Side of the kernel, in pixels.</summary>
    public int Kernel { get; init; } = 3;

    public int Stride { get; init; } = 1;

    /// <summary>Zeros on each border, in pixels; null keeps the size at stride 1 for odd kernels.</summary>
    public int? Padding { get; init; }

    /// <summary>Needless in front of a batch normalisation, which subtracts it again.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>Into which channels and filters are parted, each seeing its own only; as many as channels make it depthwise.</summary>
    public int Groups { get; init; } = 1;

    public ConvolutionInitialization Initialization { get; init; } = ConvolutionInitialization.Uniform;

    public override string Kind => "conv2d";

    public override string Details => $"{Filters} × {Kernel}×{Kernel}{(Stride == 1 ? "" : $" / {Stride}")}{(Groups == 1 ? "" : $" ÷ {Groups}")}";

    private int Border => Padding ?? ((Kernel - 1) / 2);

    internal override string? Refusal(Shape input)
    {
        if ((RefuseNotPositive(("filters", Filters), ("kernel", Kernel), ("stride", Stride), ("groups", Groups)) ?? RefuseFlat(input)) is { } refusal)
            return refusal;
        if (Border < 0)
            return ModelsText.Negative.Fill($"padding {Border}");
        if (input.Channels % Groups != 0 || Filters % Groups != 0)
            return ModelsText.BadConvolutionGroups.Fill(Groups, input.Channels, Filters);
        return Math.Min(input.Height, input.Width) + (2 * Border) < Kernel ? ModelsText.KernelTooLarge.Fill(Kernel, Border) : null;
    }

    internal override Shape OutputShape(Shape input) => Shape.Maps(Filters, Reduce(input.Height), Reduce(input.Width));

    internal override IReadOnlyList<WeightSpecification> Weights(Shape input)
    {
        var fanIn = (long)Kernel * Kernel * input.Channels / Groups;
        var weight = new WeightSpecification("weight", [Filters, input.Channels / Groups, Kernel, Kernel], WeightRole.Kernel, Initial(fanIn));
        return Bias ? [weight, new WeightSpecification("bias", [Filters], WeightRole.Bias, Initializers.UniformByFanIn(fanIn))] : [weight];
    }

    internal override long MultiplyAccumulates(Shape input) => (long)Kernel * Kernel * (input.Channels / Groups) * OutputShape(input).ElementCount;

    /// <summary>
    /// On some processors (seen on AMD EPYC of family 26) torch's convolutions give wrong numbers for the filters after the last whole sixteen, in either precision, and where channels have
    /// several filters each. A network learns around that, and its trained weights mean something else wherever they are evaluated. So there are filters of zeros up to
    /// a whole sixteen, and such channels are convolved with all filters, the strangers' kernels zero.
    /// </summary>
    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input)
    {
        var kernels = pass.Cast($"{name}.weight"); // [filters, channels / groups, kernel, kernel]
        var (bias, groups) = (Bias ? pass.Cast($"{name}.bias") : null, Groups);
        if (Groups > 1 && Filters > Groups && input.shape[1] == Groups)
            (kernels, groups) = (kernels * OwnChannel(kernels), 1);
        var missing = groups == 1 ? -Filters & (Sixteen - 1) : 0;
        if (missing > 0)
            (kernels, bias) = (torch.nn.functional.pad(kernels, [0, 0, 0, 0, 0, 0, 0, missing]), bias is null ? null : torch.nn.functional.pad(bias, [0, missing]));
        var output = torch.nn.functional.conv2d(input, kernels, bias, strides: [Stride, Stride], padding: [Border, Border], groups: groups);
        return missing > 0 ? output.narrow(1, 0, Filters) : output;
    }

    /// <summary>1 where a filter is the channel's own, [filters, channels, 1, 1].</summary>
    private torch.Tensor OwnChannel(torch.Tensor like)
    {
        var channels = torch.arange(Groups, device: like.device);
        return channels.repeat_interleave(Filters / Groups).unsqueeze(1).eq(channels).to_type(like.dtype).view(Filters, Groups, 1, 1);
    }

    internal override string Export(OnnxGraphBuilder graph, string input, string name)
    {
        string[] inputs = Bias ? [input, graph.Weight($"{name}.weight"), graph.Weight($"{name}.bias")] : [input, graph.Weight($"{name}.weight")];
        return graph.Node("Conv", name, inputs, [
            new("kernel_shape", [Kernel, Kernel]),
            new("strides", [Stride, Stride]),
            new("pads", [Border, Border, Border, Border]),
            new("group", Groups),
        ]);
    }

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) => program.Convolve(
        input,
        OutputShape(input.Shape),
        program.Weight($"{name}.weight"),
        Bias ? program.Weight($"{name}.bias") : null,
        Kernel,
        Stride,
        Border,
        Groups);

    private Initializer Initial(long fanIn) => Initialization switch
    {
        ConvolutionInitialization.Dirac => Initializers.Dirac(fanIn, Groups),
        ConvolutionInitialization.Kaiming => Initializers.NormalByFanOut((long)Kernel * Kernel * Filters / Groups),
        _ => Initializers.UniformByFanIn(fanIn),
    };

    private int Reduce(int size) => ((size + (2 * Border) - Kernel) / Stride) + 1;
}
