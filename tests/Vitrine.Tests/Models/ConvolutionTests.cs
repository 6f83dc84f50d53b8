using Shouldly;
using TorchSharp;
using Vitrine.Models;
using Xunit;

namespace Vitrine.Tests.Models;

/// <summary>Convolutions against the sum that defines them, in both layouts of memory: a library's kernel for some processor may be wrong.</summary>
public sealed class ConvolutionTests
{
    [Theory]
    [InlineData(1, 18, 1, true)]
    [InlineData(4, 8, 4, true)]
    [InlineData(4, 8, 4, false)]
    [InlineData(4, 4, 4, true)]
    [InlineData(4, 4, 4, false)]
    [InlineData(24, 24, 24, true)]
    [InlineData(16, 32, 16, true)]
    [InlineData(16, 32, 16, false)]
    [InlineData(24, 36, 3, true)]
    [InlineData(24, 36, 3, false)]
    [InlineData(16, 24, 1, true)]
    [InlineData(16, 24, 1, false)]
    public void A_convolution_is_the_sum_that_defines_it(int channels, int filters, int groups, bool isChannelsLast)
    {
        const int Size = 9, Kernel = 3, Count = 3;
        using var scope = torch.NewDisposeScope();
        var maps = torch.randn([Count, channels, Size, Size], generator: new torch.Generator(1));
        var kernels = torch.randn([filters, channels / groups, Kernel, Kernel], generator: new torch.Generator(2));
        var (x, w) = (maps.data<float>().ToArray(), kernels.data<float>().ToArray());
        var expected = new float[Count * filters * Size * Size];
        for (var place = 0; place < expected.Length; place++)
            expected[place] = At(place / (filters * Size * Size), place / (Size * Size) % filters, place / Size % Size, place % Size);
        var pass = new ForwardPass(new Dictionary<string, torch.Tensor> { ["conv.weight"] = Layout(kernels) }, IsTraining: false, torch.ScalarType.Float32);
        var actual = new Conv2d { Filters = filters, Groups = groups, Bias = false }.Forward(pass, "conv", Layout(maps)).contiguous().data<float>().ToArray();
        expected.Zip(actual, (one, other) => Math.Abs(one - other)).Max().ShouldBeLessThan(1e-4f);

        torch.Tensor Layout(torch.Tensor tensor) => isChannelsLast ? tensor.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : tensor;

        float At(int image, int filter, int row, int column)
        {
            var (sum, perGroup) = (0.0, channels / groups);
            for (var channel = 0; channel < perGroup; channel++)
            {
                for (var offset = 0; offset < Kernel * Kernel; offset++)
                {
                    var (r, c) = (row + (offset / Kernel) - 1, column + (offset % Kernel) - 1);
                    if (r is >= 0 and < Size && c is >= 0 and < Size)
                        sum += x[(((((image * channels) + (filter / (filters / groups) * perGroup)) + channel) * Size) + r) * Size + c] * w[(((filter * perGroup) + channel) * Kernel * Kernel) + offset];
                }
            }
            return (float)sum;
        }
    }
}
