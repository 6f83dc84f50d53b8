namespace Vitrine.Models;

/// <summary>The architectures of the presets; their heads adapt to the data set's classes.</summary>
public static class Architectures
{
    /// <summary>The dense network the project grew out of: 784 → 128 → 10 on Fashion-MNIST.</summary>
    public static readonly Architecture Seed = new([new Flatten(), new Dense { Units = 128 }, new Relu(), new Dense()]);

    /// <summary>Dense layers only: 784 → 640 → 256 → 10, with batch normalisation and dropout; 0.67 million parameters.</summary>
    public static readonly Architecture Dense = new([
        new Flatten(),
        .. DenseBlock(units: 640),
        .. DenseBlock(units: 256),
        new Dense(),
    ]);

    /// <summary>
    /// A small convolutional network. Its first layer shows the trained ones decorrelated patches, which makes the first epochs count, and
    /// halves the resolution, since maps of full resolution are bound by memory, while 14×14 and 7×7 maps with many channels run near the
    /// processor's arithmetic.
    /// </summary>
    public static readonly Architecture Fast = new([
        .. Patches(),
        .. Block(filters: 48),
        new MaxPool(),
        .. Block(filters: 128),
        new Flatten(),
        new Dense(),
    ]);

    /// <summary>
    /// A residual network (He et al. 2016) of under 100,000 parameters, narrow and with most of its layers at half resolution, where a parameter
    /// is used most often: it bears many epochs in little time, which on this data gave more than width.
    /// </summary>
    public static readonly Architecture Narrow = ResidualNetwork(HalvedStem(32), blocks: 2, deepFilters: 48, deepBlocks: 1, new GlobalAveragePool());

    /// <summary>The same kind with a block more in each part and more filters in the second: 224,490 parameters.</summary>
    public static readonly Architecture Deep = ResidualNetwork(HalvedStem(32), blocks: 3, deepFilters: 64, deepBlocks: 2, new GlobalMaxPool());

    /// <summary>
    /// As deep and twice as wide, and it looks at patches around every pixel: 0.9 million parameters. A mean over each map's places, not its
    /// maximum, is learnt more slowly and to a better end.
    /// </summary>
    public static readonly Architecture Wide = ResidualNetwork(FullStem(64), blocks: 3, deepFilters: 128, deepBlocks: 2, new GlobalAveragePool());

    /// <summary>The wide one made small, for distillation: under 300,000 parameters.</summary>
    public static readonly Architecture Small = ResidualNetwork(FullStem(48), blocks: 3, deepFilters: 80, deepBlocks: 1, new GlobalAveragePool());

    /// <summary>Residual blocks at half resolution, then, with other channels, at a quarter.</summary>
    private static Architecture ResidualNetwork((int Filters, Layer[] Layers) stem, int blocks, int deepFilters, int deepBlocks, Layer pool) => new([
        .. stem.Layers,
        .. ResidualBlocks(stem.Filters, blocks),
        .. Block(deepFilters, stride: 2),
        .. ResidualBlocks(deepFilters, deepBlocks),
        pool,
        new Dense(),
    ]);

    /// <summary>Convolution, batch normalisation, rectifier.</summary>
    internal static Layer[] Block(int filters, int kernel = 3, int stride = 1, int? padding = null) =>
        [Convolution(filters, kernel, stride, padding), new BatchNorm(), new Relu()];

    private static (int Filters, Layer[] Layers) HalvedStem(int filters) => (filters, [.. Patches(), .. Block(filters, kernel: 1)]);

    /// <summary>Patches of 3×3 pixels around every pixel, whitened: nine directions, rectified with both signs, then a strided convolution.</summary>
    private static (int Filters, Layer[] Layers) FullStem(int filters) =>
        (filters, [new Whitening { Kernel = 3, Padding = 1 }, new Relu(), .. Block(filters, stride: 2)]);

    /// <summary>Overlapping patches of 4×4 pixels, whitened: sixteen directions at half resolution, rectified with both signs.</summary>
    private static Layer[] Patches() => [new Whitening { Kernel = 4, Stride = 2, Padding = 1 }, new Relu()];

    /// <summary>
    /// Two convolutions beside a way around them. The last normalisation begins at zero, so that a block begins as the identity
    /// (Goyal et al. 2017, arXiv:1706.02677).
    /// </summary>
    private static Layer[] ResidualBlock(int filters)
    {
        Layer[] inner = [.. Block(filters), Convolution(filters, kernel: 3), new BatchNorm { Zero = true }];
        return [new Residual { Layers = new Architecture(inner) }, new Relu()];
    }

    private static IEnumerable<Layer> ResidualBlocks(int filters, int count) => Enumerable.Range(0, count).SelectMany(_ => ResidualBlock(filters));

    private static Layer[] DenseBlock(int units) => [new Dense { Units = units }, new BatchNorm(), new Relu(), new Dropout { Rate = 0.3 }];

    private static Conv2d Convolution(int filters, int kernel, int stride = 1, int? padding = null) =>
        new() { Filters = filters, Kernel = kernel, Stride = stride, Padding = padding, Bias = false };
}
