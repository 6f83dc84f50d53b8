using Vitrine.Models;

namespace Vitrine.Improvement.Trials;

/// <summary>
/// The networks that a search can describe by a few numbers: a plain, a residual or a dense one. What <c>network.*</c> parameters set; each member's default holds where
/// none does.
/// </summary>
public sealed record SearchedNetwork
{
    public NetworkKind Kind { get; init; } = NetworkKind.Convolutional;

    /// <summary>Units of the first dense layer, or filters of the first stage.</summary>
    public int Width { get; init; } = 32;

    /// <summary>Filters of a stage over those of the stage before; units of a dense layer likewise.</summary>
    public double Widening { get; init; } = 2;

    /// <summary>Stages, each after the first at half the resolution of the one before; dense layers of a dense network.</summary>
    public int Stages { get; init; } = 2;

    /// <summary>Convolutions, or residual blocks of two, in each stage.</summary>
    public int Depth { get; init; } = 1;

    /// <summary>Side of the kernels, in pixels.</summary>
    public int Kernel { get; init; } = 3;

    /// <summary>How resolution is halved between stages.</summary>
    public StagePooling Pooling { get; init; } = StagePooling.Max;

    /// <summary>From maps to a vector.</summary>
    public HeadPooling Head { get; init; } = HeadPooling.Flatten;

    public NormalizationKind Normalization { get; init; } = NormalizationKind.Batch;

    public Activation Activation { get; init; } = Activation.Relu;

    /// <summary>What sees the image first; a dense network has none.</summary>
    public Stem Stem { get; init; } = Stem.Whitening;

    /// <summary>Share of the last vector that is dropped in training.</summary>
    public double Dropout { get; init; }

    /// <summary>Layer by layer, with a head for as many classes as there are.</summary>
    public Architecture ToArchitecture() => new([
        .. Kind == NetworkKind.Dense ? DenseLayers() : ConvolutionalLayers(),
        .. Dropout > 0 ? new Layer[] { new Dropout { Rate = Dropout } } : [],
        new Dense(),
    ]);

    private IEnumerable<Layer> DenseLayers()
    {
        yield return new Flatten();
        for (var layer = 0; layer < Stages; layer++)
        {
            yield return new Dense { Units = WidthOf(layer) };
            foreach (var following in AfterKernel(WidthOf(layer)))
                yield return following;
        }
    }

    private IEnumerable<Layer> ConvolutionalLayers() =>
        [.. StemLayers(), .. Enumerable.Range(0, Stages).SelectMany(StageLayers), .. HeadLayers()];

    // A dense network is bound by overhead and not by patches; the stem halves the resolution, since maps of full resolution are bound by memory.
    private Layer[] StemLayers() => Stem switch
    {
        Stem.Whitening => [new Whitening { Kernel = 4, Stride = 2, Padding = 1, Bias = false }, new Relu()],
        Stem.Strided => [.. Block(WidthOf(0), kernel: 4, stride: 2, padding: 1)],
        _ => [],
    };

    private IEnumerable<Layer> StageLayers(int stage)
    {
        var filters = WidthOf(stage);
        var isStrided = stage > 0 && Pooling == StagePooling.Stride;
        if (stage > 0 && !isStrided)
            yield return Pooling == StagePooling.Max ? new MaxPool() : new AveragePool();
        // A residual stage begins with a plain convolution that changes the channels.
        foreach (var layer in Block(filters, Kernel, isStrided ? 2 : 1))
            yield return layer;
        for (var block = Kind == NetworkKind.Residual ? 0 : 1; block < Depth; block++)
        {
            foreach (var layer in Kind == NetworkKind.Residual ? ResidualBlock(filters) : Block(filters, Kernel))
                yield return layer;
        }
    }

    private IEnumerable<Layer> ResidualBlock(int filters) =>
    [
        new Residual { Layers = new Architecture([.. Block(filters, Kernel), Convolution(filters, Kernel), .. NormalizationLayers(filters, zero: true)]) },
        ActivationLayer(),
    ];

    private Layer[] HeadLayers() => Head switch
    {
        HeadPooling.Average => [new GlobalAveragePool()],
        HeadPooling.Max => [new GlobalMaxPool()],
        HeadPooling.GeneralizedMean => [new GeneralizedMeanPool()],
        _ => [new Flatten()],
    };

    private IEnumerable<Layer> Block(int filters, int kernel, int stride = 1, int? padding = null) =>
        [Convolution(filters, kernel, stride, padding), .. AfterKernel(filters)];

    private IEnumerable<Layer> AfterKernel(int width) => [.. NormalizationLayers(width), ActivationLayer()];

    private Conv2d Convolution(int filters, int kernel, int stride = 1, int? padding = null) =>
        new() { Filters = filters, Kernel = kernel, Stride = stride, Padding = padding, Bias = Normalization == NormalizationKind.None };

    private Layer[] NormalizationLayers(int width, bool zero = false) => Normalization switch
    {
        NormalizationKind.Batch => [new BatchNorm { Zero = zero }],
        NormalizationKind.Group when Kind != NetworkKind.Dense => [new GroupNorm { Groups = Math.Max(1, width / 8) }],
        _ => [],
    };

    private Layer ActivationLayer() => Activation switch
    {
        Activation.Gelu => new Gelu(),
        Activation.Silu => new Silu(),
        Activation.Mish => new Mish(),
        _ => new Relu(),
    };

    // Multiples of 16 run fastest.
    private int WidthOf(int stage) => Math.Max(16, (int)Math.Round(Width * Math.Pow(Widening, stage) / 16, MidpointRounding.AwayFromZero) * 16);
}

public enum NetworkKind
{
    Dense,
    Convolutional,
    Residual,
}

/// <summary>How a stage begins that has half the resolution of the one before.</summary>
public enum StagePooling
{
    Max,
    Average,
    Stride,
}

public enum HeadPooling
{
    Flatten,
    Average,
    Max,
    GeneralizedMean,
}

public enum NormalizationKind
{
    Batch,
    Group,
    None,
}

public enum Activation
{
    Relu,
    Gelu,
    Silu,
    Mish,
}

public enum Stem
{
    /// <summary>Frozen whitened patches of 4×4 at half resolution.</summary>
    Whitening,

    /// <summary>A trained convolution of 4×4 at half resolution.</summary>
    Strided,

    /// <summary>The first stage itself, at full resolution.</summary>
    None,
}
