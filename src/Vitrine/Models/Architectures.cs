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
        .. Patches(kernel: 4, stride: 2),
        .. Block(filters: 48),
        new MaxPool(),
        .. Block(filters: 128),
        new Flatten(),
        new Dense(),
    ]);

    /// <summary>
    /// A residual network (He et al. 2016) of under 100,000 parameters, narrow and with most of its layers at half resolution, where a parameter
    /// is used most often: it bears many epochs in little time, which on this data gave more than width.
    /// A mean over each map's places, not its maximum, is learnt more slowly and to a better end.
    /// </summary>
    public static readonly Architecture Narrow = new([
        .. Patches(kernel: 3),
        .. Block(filters: 32, stride: 2),
        .. ResidualBlock(filters: 32),
        .. ResidualBlock(filters: 32),
        .. Block(filters: 48, stride: 2),
        .. ResidualBlock(filters: 48),
        new GlobalAveragePool(),
        new Dense(),
    ]);

    /// <summary>ResNet-20 with pre-activation: under 300,000 parameters.</summary>
    public static readonly Architecture Preactivated = PreactivatedNetwork(filters: 16, halfFilters: 32, quarterFilters: 64);

    /// <summary>The same with twice the filters but for full resolution, where they would cost the most time and bring the fewest weights: a million parameters.</summary>
    public static readonly Architecture Wide = PreactivatedNetwork(filters: 16, halfFilters: 64, quarterFilters: 128);

    /// <summary>
    /// Pre-activated residual blocks (He et al. 2016, arXiv:1603.05027), three at full resolution, three from half and three from a quarter on. Nothing of
    /// it is frozen.
    /// </summary>
    private static Architecture PreactivatedNetwork(int filters, int halfFilters, int quarterFilters) => new([
        Convolution(filters, kernel: 3),
        .. PreactivatedBlocks(filters, stride: 1),
        .. PreactivatedBlocks(halfFilters, stride: 2),
        .. PreactivatedBlocks(quarterFilters, stride: 2),
        new BatchNorm(),
        new Relu(),
        new GlobalAveragePool(),
        new Dense(),
    ]);

    /// <summary>Convolution, batch normalisation, rectifier.</summary>
    internal static Layer[] Block(int filters, int kernel = 3, int stride = 1, int? padding = null) =>
        [Convolution(filters, kernel, stride, padding), new BatchNorm(), new Relu()];

    /// <summary>
    /// Whitened patches, rectified with both signs. Without a bias there is nothing to train before the next convolution, so that gradients
    /// end there: at full resolution, what follows costs a third less.
    /// </summary>
    private static Layer[] Patches(int kernel, int stride = 1) =>
        [new Whitening { Kernel = kernel, Stride = stride, Padding = 1, Bias = false }, new Relu()];

    /// <summary>
    /// Two convolutions beside a way around them. The last normalisation begins at zero, so that a block begins as the identity
    /// (Goyal et al. 2017, arXiv:1706.02677).
    /// </summary>
    private static Layer[] ResidualBlock(int filters)
    {
        Layer[] inner = [.. Block(filters), Convolution(filters, kernel: 3), new BatchNorm { Zero = true }];
        return [new Residual { Layers = new Architecture(inner) }, new Relu()];
    }

    private static Layer[] PreactivatedBlocks(int filters, int stride) =>
        [PreactivatedBlock(filters, stride), PreactivatedBlock(filters, stride: 1), PreactivatedBlock(filters, stride: 1)];

    /// <summary>Normalised and rectified before each convolution, not after it, so that what goes around a block stays as it is.</summary>
    private static Residual PreactivatedBlock(int filters, int stride) => new()
    {
        Layers = new Architecture([new BatchNorm(), new Relu(), Convolution(filters, kernel: 3, stride), new BatchNorm(), new Relu(), Convolution(filters, kernel: 3)]),
        Shortcut = stride == 1 ? null : new Architecture([Convolution(filters, kernel: 1, stride)]),
    };

    private static Layer[] DenseBlock(int units) => [new Dense { Units = units }, new BatchNorm(), new Relu(), new Dropout { Rate = 0.3 }];

    private static Conv2d Convolution(int filters, int kernel, int stride = 1, int? padding = null) =>
        new() { Filters = filters, Kernel = kernel, Stride = stride, Padding = padding, Bias = false };
}
