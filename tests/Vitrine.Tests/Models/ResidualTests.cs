using System.Text.Json;
using Shouldly;
using TorchSharp;
using Vitrine.Inference;
using Vitrine.Models;
using Xunit;

namespace Vitrine.Tests.Models;

public sealed class ResidualTests
{
    private static readonly Architecture Nested = new([
        new Conv2d { Filters = 4, Stride = 2 },
        new Residual
        {
            Layers = new([new Conv2d { Filters = 8, Bias = false }, new Residual { Layers = new([new Conv2d { Filters = 8 }, new Relu()]) }]),
            Shortcut = new([new Conv2d { Filters = 8, Kernel = 1, Bias = false }]),
        },
        new GlobalMaxPool(),
        new Dense(),
    ]);

    [Fact]
    public void The_summary_counts_each_inner_layer_once_under_its_own_name()
    {
        var summary = Nested.Summarize(28, 28, 10);
        summary.Layers.Select(layer => layer.Name).ShouldBe([
            "conv2d_1",
            "residual_1", "residual_1.conv2d_1", "residual_1.residual_1", "residual_1.residual_1.conv2d_1", "residual_1.residual_1.relu_1", "residual_1.shortcut.conv2d_1",
            "globalMaxPool_1",
            "dense_1",
        ]);
        summary.ParameterCount.ShouldBe((9 * 4) + 4 + (9 * 4 * 8) + (9 * 8 * 8) + 8 + (4 * 8) + (8 * 10) + 10);
        summary.MultiplyAccumulates.ShouldBe((14 * 14 * ((9 * 4) + (9 * 4 * 8) + (9 * 8 * 8) + (4 * 8))) + (8 * 10));
    }

    [Fact]
    public void Weights_carry_the_names_of_the_layers_around_them()
    {
        using var network = new Network(Nested.For(28, 28, 10), Shape.Maps(1, 28, 28), torch.CPU);
        network.ReadWeights().Keys.ShouldBe([
            "conv2d_1.weight", "conv2d_1.bias",
            "residual_1.conv2d_1.weight", "residual_1.residual_1.conv2d_1.weight", "residual_1.residual_1.conv2d_1.bias", "residual_1.shortcut.conv2d_1.weight",
            "dense_1.weight", "dense_1.bias",
        ]);
    }

    [Fact]
    public void Json_nests()
    {
        var json = """[{"layer": "residual", "layers": [{"layer": "relu"}], "shortcut": [{"layer": "gelu"}]}]""";
        JsonSerializer.Deserialize<Architecture>(json).ShouldBe(
            new Architecture([new Residual { Layers = new([new Relu()]), Shortcut = new([new Gelu()]) }]));
    }

    [Theory]
    [InlineData(
        """{"layers": [{"layer": "flatten"}, {"layer": "dense"}]}""",
        "layer 2 inside it (dense) cannot take the shape [784]: it has no units; only a dense layer outside of others gets one for each class by itself.")]
    [InlineData(
        """{"layers": [{"layer": "conv2d", "filters": 3}]}""",
        "its layers give the shape [3, 28, 28], to which [1, 28, 28] cannot be added; give it a shortcut that ends in the same shape, or layers that keep the shape.")]
    [InlineData(
        """{"layers": [{"layer": "relu"}], "shortcut": [{"layer": "maxPool", "size": 29}]}""",
        "layer 1 of its shortcut (maxPool) cannot take the shape [1, 28, 28]: its window of 29×29 with padding 0 is larger than the image.")]
    [InlineData(
        """{"layers": [{"layer": "relu"}, {"layer": "residual", "layers": [{"layer": "groupNorm", "groups": 3}]}]}""",
        "layer 2 inside it (residual) cannot take the shape [1, 28, 28]: layer 1 inside it (groupNorm) cannot take the shape [1, 28, 28]: " +
        "its 3 groups do not divide the 1 channels that reach it.")]
    [InlineData(
        """{"layers": [{"layer": "whitening"}]}""",
        "layer 1 inside it (whitening) cannot take the shape [1, 28, 28]: its kernels are computed from the images, so it can only be the first layer of a network.")]
    public void A_refusal_names_the_inner_layer(string settings, string reason)
    {
        var architecture = JsonSerializer.Deserialize<Architecture>($$"""[{"layer": "residual", {{settings[1..]}}, {"layer": "flatten"}, {"layer": "dense"}]""")!;
        Should.Throw<VitrineException>(() => architecture.Summarize(28, 28, 10)).Message.ShouldBe($"Layer 1 (residual) cannot take the shape [1, 28, 28]: {reason}");
    }

    [Theory]
    [InlineData("""[{"layer": "lstm"}]""", "In layer 2 (residual): Layer 1 is of the unknown kind 'lstm'")]
    [InlineData("""[{"layer": "residual"}]""", "In layer 2 (residual): Layer 1 (residual) has a setting that cannot be read")]
    [InlineData("null", "Layer 2 (residual) has a setting that cannot be read")]
    public void A_bad_inner_specification_is_refused_with_its_place(string layers, string beginning) =>
        Should.Throw<VitrineException>(() => JsonSerializer.Deserialize<Architecture>($$"""[{"layer": "relu"}, {"layer": "residual", "layers": {{layers}}}]"""))
            .Message.ShouldStartWith(beginning);

    [Fact]
    public void What_convolves_is_found_at_every_depth()
    {
        Nested.Convolves.ShouldBeTrue();
        Deep(new Dropout()).Convolves.ShouldBeFalse();
        Deep(new Conv2d { Filters = 1 }).Convolves.ShouldBeTrue();
        new Architecture([new Whitening(), new Flatten(), new Dense()]).Convolves.ShouldBeTrue();

        static Architecture Deep(Layer layer) => new([
            new Residual { Layers = new([new Relu()]), Shortcut = new([new Residual { Layers = new([layer]) }]) }, new Flatten(), new Dense(),
        ]);
    }

    [Fact]
    public void Ended_by_a_norm_that_begins_at_zero_it_begins_as_its_input()
    {
        var architecture = new Architecture([
            new Residual { Layers = new([new Conv2d { Filters = 1 }, new BatchNorm { Zero = true }]) }, new Flatten(), new Dense(),
        ]).For(6, 6, 36);
        using var network = new Network(architecture, Shape.Maps(1, 6, 6), torch.CPU);
        using var scope = torch.NewDisposeScope();
        var identity = network.ReadWeights().ToDictionary();
        identity["dense_1.weight"] = new Weight([36, 36], torch.eye(36).data<float>().ToArray());
        identity["dense_1.bias"] = new Weight([36], new float[36]);
        network.LoadWeights(identity);
        var images = torch.arange(72, dtype: torch.ScalarType.Float32).reshape(2, 1, 6, 6);
        network.Forward(images, isTraining: true).data<float>().ToArray().ShouldBe(images.data<float>().ToArray());
    }
}
