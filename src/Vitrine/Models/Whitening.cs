using TorchSharp;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Onnx;
using Vitrine.Inference;

namespace Vitrine.Models;

/// <summary>
/// A first convolution whose kernels are computed, not trained: the principal directions of the training images' patches, each divided by
/// its standard deviation, and their negatives. Neighbouring pixels say nearly the same; behind it every feature is as large as the others and
/// uncorrelated with them, and a network learns several times faster (Page 2018, "How to train your ResNet"; Jordan 2024, arXiv:2404.00498).
/// </summary>
public sealed record Whitening : Layer
{
    private const int LeastKernel = 2;

    // 25² entries of a covariance and 50 filters: beyond that neither the fit nor the layer is cheap.
    private const int MostKernel = 5;

    /// <summary>Side of the patches, in pixels; it gives 2 · kernel² filters.</summary>
    public int Kernel { get; init; } = 3;

    public int Stride { get; init; } = 1;

    /// <summary>Zeros on each border, in pixels.</summary>
    public int Padding { get; init; }

    /// <summary>
    /// Whether a summand per filter is trained, from 0. Without it nothing is trained before the next layer, which then computes no gradient for its
    /// input: the dearest one of many networks, since nowhere else are maps as large.
    /// </summary>
    public bool Bias { get; init; } = true;

    public override string Kind => "whitening";

    public override string Details => $"{Filters} × {Kernel}×{Kernel}{(Stride == 1 ? "" : $" / {Stride}")}";

    internal override bool IsFitted => true;

    private int Filters => 2 * Kernel * Kernel;

    internal override string? Refusal(Shape input)
    {
        if (Kernel is < LeastKernel or > MostKernel)
            return ModelsText.BadWhiteningKernel.Fill(Kernel, LeastKernel, MostKernel);
        if (RefuseNotPositive(("stride", Stride)) is { } refusal)
            return refusal;
        if (Padding < 0)
            return ModelsText.Negative.Fill($"padding {Padding}");
        return Math.Min(input.Height, input.Width) < Kernel ? ModelsText.KernelTooLarge.Fill(Kernel, 0) : null;
    }

    internal override Shape OutputShape(Shape input) => Convolution.OutputShape(input);

    internal override IReadOnlyList<WeightSpecification> Weights(Shape input)
    {
        // Never used but where nobody fits it: uniform, so that even then a network can learn.
        var weight = new WeightSpecification("weight", [Filters, 1, Kernel, Kernel], WeightRole.Frozen, Initializers.UniformByFanIn((long)Kernel * Kernel));
        return Bias ? [weight, new WeightSpecification("bias", [Filters], WeightRole.Bias, Initializers.Constant(0))] : [weight];
    }

    internal override IReadOnlyDictionary<string, float[]> Fit(ImageSample images) =>
        new Dictionary<string, float[]> { ["weight"] = PatchWhitening.Kernels(images, Kernel) };

    internal override long MultiplyAccumulates(Shape input) => Convolution.MultiplyAccumulates(input);

    internal override torch.Tensor Forward(ForwardPass pass, string name, torch.Tensor input) => Convolution.Forward(pass, name, input);

    internal override string Export(OnnxGraphBuilder graph, string input, string name) => Convolution.Export(graph, input, name);

    internal override CSharpValue Export(CSharpProgram program, CSharpValue input, string name) => Convolution.Export(program, input, name);

    private Conv2d Convolution => new() { Filters = Filters, Kernel = Kernel, Stride = Stride, Padding = Padding, Bias = Bias };
}
