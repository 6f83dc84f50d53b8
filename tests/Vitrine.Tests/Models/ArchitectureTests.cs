using System.Text.Json;
using Shouldly;
using Vitrine.Inference;
using Vitrine.Models;
using Xunit;

namespace Vitrine.Tests.Models;

public sealed class ArchitectureTests
{
    [Fact]
    public void The_original_network_has_101770_parameters()
    {
        var summary = Architectures.Seed.Summarize(28, 28, 10);
        summary.ParameterCount.ShouldBe((784 * 128) + 128 + (128 * 10) + 10);
        summary.MultiplyAccumulates.ShouldBe((784 * 128) + (128 * 10));
        summary.Layers.Select(layer => layer.Name).ShouldBe(["flatten_1", "dense_1", "relu_1", "dense_2"]);
    }

    [Fact]
    public void A_convolution_has_the_textbook_shape_and_costs()
    {
        var layer = new Architecture([new Conv2d { Filters = 32, Kernel = 5, Stride = 2 }, new Flatten(), new Dense()]).Summarize(28, 28, 10).Layers[0];
        layer.OutputShape.ShouldBe([32, 14, 14]);
        layer.ParameterCount.ShouldBe((25 * 32) + 32);
        layer.MultiplyAccumulates.ShouldBe(25 * 32 * 14 * 14);
    }

    [Fact]
    public void The_head_adapts_to_the_classes_of_the_data_set() =>
        Architectures.Fast.Summarize(28, 28, 47).Layers[^1].OutputShape.ShouldBe([47]);

    [Theory]
    [MemberData(nameof(Presets))]
    public void Json_round_trips(Architecture architecture) =>
        JsonSerializer.Deserialize<Architecture>(JsonSerializer.Serialize(architecture)).ShouldBe(architecture);

    [Theory]
    [InlineData("""{"layer": "dense"}""", "An architecture is a list of layers, and a JSON value of kind Object was found.")]
    [InlineData("""[{"layer": "flatten"}, {"units": 3}]""", "Layer 2 has no member \"layer\" that names its kind, as in {\"layer\": \"dense\"}.")]
    [InlineData(
        """[{"layer": "lstm"}]""",
        "Layer 1 is of the unknown kind 'lstm'; the known ones are conv2d, whitening, batchNorm, groupNorm, relu, gelu, silu, mish, elu, leakyRelu, sigmoid, tanh, residual, squeezeExcite, " +
        "zeroPad, maxPool, averagePool, globalAveragePool, globalMaxPool, gem, flatten, dropout, dense, scale.")]
    [InlineData("""[{"layer": "flatten"}, {"layer": "dense", "units": 3, "units": 4}]""", "Layer 2 (dense) has the setting 'units' twice: keep one of the two.")]
    [InlineData("""[{"layer": "relu", "layer": "dense"}]""", "Layer 1 (dense) has the setting 'layer' twice: keep one of the two.")]
    [InlineData(
        """[{"layer": "residual", "layers": [{"layer": "conv2d", "filters": 3, "kernel": 3, "filters": 3}]}]""",
        "In layer 1 (residual): Layer 1 (conv2d) has the setting 'filters' twice: keep one of the two.")]
    public void A_bad_specification_is_refused(string json, string message)
    {
        var refusal = Should.Throw<VitrineException>(() => JsonSerializer.Deserialize<Architecture>(json));
        refusal.Message.ShouldBe(message);
        refusal.Kind.ShouldBe(FailureKind.Usage);
    }

    [Theory]
    [InlineData("""[{"layer": "conv2d", "filters": 3, "kernal": 3}]""", "kernal")]
    [InlineData("""[{"layer": "conv2d"}]""", "filters")]
    [InlineData("""[{"layer": "conv2d", "filters": "many"}]""", "filters")]
    [InlineData("""[{"layer": "conv2d", "filters": 3, "initialization": "zeros"}]""", "initialization")]
    public void A_bad_setting_is_refused_with_its_layer_and_name(string json, string setting)
    {
        var refusal = Should.Throw<VitrineException>(() => JsonSerializer.Deserialize<Architecture>(json));
        refusal.Message.ShouldStartWith("Layer 1 (conv2d) has a setting that cannot be read");
        refusal.Message.ShouldContain(setting);
    }

    [Theory]
    [InlineData("""[{"layer": "dense"}]""", "Layer 1 (dense) cannot take the shape [1, 28, 28]: it needs a flat vector; put a flatten or a global pool before it.")]
    [InlineData("""[{"layer": "flatten"}, {"layer": "maxPool"}]""", "Layer 2 (maxPool) cannot take the shape [784]: it needs feature maps, and a flat vector reaches it.")]
    [InlineData("""[{"layer": "maxPool", "size": 29}]""", "Layer 1 (maxPool) cannot take the shape [1, 28, 28]: its window of 29×29 with padding 0 is larger than the image.")]
    [InlineData("""[{"layer": "conv2d", "filters": 0}]""", "Layer 1 (conv2d) cannot take the shape [1, 28, 28]: its settings (filters 0) must be positive.")]
    [InlineData("""[{"layer": "dropout", "rate": 1}]""", "Layer 1 (dropout) cannot take the shape [1, 28, 28]: its rate 1 is not a share from 0 to below 1.")]
    [InlineData("""[{"layer": "scale", "factor": 0}]""", "Layer 1 (scale) cannot take the shape [1, 28, 28]: its factor 0 must be a finite number other than 0.")]
    [InlineData("""[{"layer": "batchNorm", "momentum": 0}]""", "Layer 1 (batchNorm) cannot take the shape [1, 28, 28]: its momentum 0 is not a share above 0 and up to 1.")]
    [InlineData("""[{"layer": "batchNorm", "scale": false, "zero": true}]""", "Layer 1 (batchNorm) cannot take the shape [1, 28, 28]: its scale cannot begin at 0 (zero) and stay at 1 (scale: false) at once.")]
    [InlineData("""[{"layer": "conv2d", "filters": 4, "groups": 2}]""", "Layer 1 (conv2d) cannot take the shape [1, 28, 28]: its 2 groups do not divide both the 1 channels that reach it and its 4 filters.")]
    [InlineData("""[{"layer": "squeezeExcite", "ratio": 0}]""", "Layer 1 (squeezeExcite) cannot take the shape [1, 28, 28]: its settings (ratio 0) must be positive.")]
    [InlineData("""[{"layer": "flatten"}, {"layer": "groupNorm"}]""", "Layer 2 (groupNorm) cannot take the shape [784]: it needs feature maps, and a flat vector reaches it.")]
    [InlineData("""[{"layer": "flatten"}]""", "The last layer gives the shape [784], and the data set has 10 classes: end the architecture with a dense layer without units.")]
    public void A_layer_in_the_wrong_place_is_refused_with_its_number_and_shapes(string json, string message)
    {
        var architecture = JsonSerializer.Deserialize<Architecture>(json)!;
        Should.Throw<VitrineException>(() => architecture.Summarize(28, 28, 10)).Message.ShouldBe(message);
    }

    public static TheoryData<Architecture> Presets() => [Architectures.Seed, Architectures.Fast];
}
