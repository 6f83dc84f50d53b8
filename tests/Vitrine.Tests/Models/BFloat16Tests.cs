using Shouldly;
using TorchSharp;
using Vitrine.Data;
using Vitrine.Models;
using Vitrine.Preprocessing;
using Vitrine.Torch;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Models;

/// <summary>
/// Training in bfloat16 against training in single precision: a kernel that is wrong on some processor shows here, and nowhere in a training's own numbers, since a
/// network learns to live with it until it is evaluated.
/// </summary>
public sealed class BFloat16Tests
{
    public static TheoryData<string> Presets() => [.. Recipes.All.Values.Where(recipe => recipe.Architecture.Convolves).Select(recipe => recipe.Name)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_network_computes_what_it_computes_in_single_precision_but_for_rounding(string preset)
    {
        var sample = SampleData.Load().Train;
        var normalization = NormalizationFitting.Fit(sample);
        var architecture = Recipes.Named(preset).Architecture.For(28, 28, 10);
        using var scope = torch.NewDisposeScope();
        var images = torch.tensor(sample.Pixels.Take(128 * 784).Select(normalization.Apply).ToArray(), [128, 1, 28, 28]);
        using var single = NewNetwork(torch.ScalarType.Float32);
        using var half = NewNetwork(torch.ScalarType.BFloat16);
        var (expected, actual) = (single.Forward(images, isTraining: true), half.Forward(images, isTraining: true));
        expected.square().mean().backward();
        actual.square().mean().backward();
        Difference(single.Statistics, half.Statistics).ShouldBeLessThan(0.02);
        Difference(expected, actual).ShouldBeLessThan(0.05);
        Difference(single.Parameters.Gradient, half.Parameters.Gradient).ShouldBeLessThan(0.1);

        Network NewNetwork(torch.ScalarType type)
        {
            var network = new Network(architecture, Shape.Maps(1, 28, 28), torch.CPU, 3, type);
            network.FitTo(sample, normalization, 1);
            return network;
        }
    }

    // One channel lies both ways in memory, and so does a map of one pixel; 18 and 24 filters are not whole sixteens.
    [Theory]
    [InlineData(1, 28, 18, 3, 1)]
    [InlineData(1, 28, 16, 3, 1)]
    [InlineData(1, 28, 8, 5, 1)]
    [InlineData(1, 28, 24, 4, 1)]
    [InlineData(16, 14, 24, 3, 1)]
    [InlineData(16, 1, 24, 1, 1)]
    [InlineData(24, 14, 24, 3, 24)]
    [InlineData(24, 14, 36, 3, 3)]
    public void A_convolution_computes_what_it_computes_in_single_precision_but_for_rounding(int channels, int size, int filters, int kernel, int groups)
    {
        using var scope = torch.NewDisposeScope();
        var layer = new Conv2d { Filters = filters, Kernel = kernel, Groups = groups, Bias = false };
        var (maps, gradient) = (Drawn(1, 64, size, size, channels).permute(0, 3, 1, 2), Drawn(2, 64, filters, size - ((kernel + 1) % 2), size - ((kernel + 1) % 2)));
        var kernels = Drawn(3, filters, kernel, kernel, channels / groups).permute(0, 3, 1, 2);
        var (expected, actual) = (Compute(torch.ScalarType.Float32), Compute(torch.ScalarType.BFloat16));
        Difference(expected.Output, actual.Output).ShouldBeLessThan(0.01);
        // a processor without such instructions rounds on the way, too: 1.1 % on a Zen 3
        Difference(expected.Gradient, actual.Gradient).ShouldBeLessThan(0.02);

        (torch.Tensor Output, torch.Tensor Gradient) Compute(torch.ScalarType type)
        {
            var weight = kernels.clone().requires_grad_(true);
            var pass = new ForwardPass(new Dictionary<string, torch.Tensor> { ["conv.weight"] = weight }, IsTraining: true, type);
            var output = layer.Forward(pass, "conv", maps.to_type(type)).to_type(torch.ScalarType.Float32);
            (output * gradient).sum().backward();
            return (output, weight.grad!);
        }
    }

    /// <summary>Normal numbers that bfloat16 holds exactly.</summary>
    private static torch.Tensor Drawn(long seed, params long[] shape) =>
        torch.randn(shape, generator: new torch.Generator((ulong)seed)).to_type(torch.ScalarType.BFloat16).to_type(torch.ScalarType.Float32);

    /// <summary>Relative, by Euclidean norm.</summary>
    private static double Difference(torch.Tensor expected, torch.Tensor actual) =>
        ((expected - actual).norm() / expected.norm()).item<float>();
}
