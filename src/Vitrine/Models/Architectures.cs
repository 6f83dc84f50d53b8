namespace Vitrine.Models;

/// <summary>The architectures of the presets; their heads adapt to the data set's classes.</summary>
public static class Architectures
{
    /// <summary>The dense network the project grew out of: 784 → 128 → 10 on Fashion-MNIST.</summary>
    public static readonly Architecture Seed = new([new Flatten(), new Dense { Units = 128 }, new Relu(), new Dense()]);

    /// <summary>
    /// A small convolutional network. Its stem halves the resolution at once: full-resolution maps with few channels are bound by
    /// memory, while 14×14 and 7×7 maps with many channels run near the processor's arithmetic.
    /// </summary>
    public static readonly Architecture Fast = new([
        .. Block(filters: 24, kernel: 4, stride: 2, padding: 1),
        .. Block(filters: 48, kernel: 3),
        new MaxPool(),
        .. Block(filters: 96, kernel: 3),
        new Flatten(),
        new Dense(),
    ]);

    /// <summary>Convolution, batch normalisation, rectifier.</summary>
    internal static Layer[] Block(int filters, int kernel, int stride = 1, int? padding = null) =>
        [new Conv2d { Filters = filters, Kernel = kernel, Stride = stride, Padding = padding, Bias = false }, new BatchNorm(), new Relu()];
}
