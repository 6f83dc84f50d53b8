using Shouldly;
using Vitrine.Bundles.Imports;
using Vitrine.Bundles.Imports.Keras;
using Vitrine.Models;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Bundles.Imports.Keras;

/// <summary>Settings that versions of Keras write differently, and what becomes of them.</summary>
public sealed class KerasSettingsTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Activation", """ "activation": {"module": "builtins", "class_name": "function", "config": "mish", "registered_name": "function"} """, "mish")]
    [InlineData("Activation", """ "activation": {"module": "keras.layers", "class_name": "LeakyReLU", "config": {"negative_slope": 0.5}} """, "leakyRelu slope 0.5")]
    [InlineData("Activation", """ "activation": "leaky_relu" """, "leakyRelu slope 0.2")]
    [InlineData("LeakyReLU", """ "alpha": 0.1 """, "leakyRelu slope 0.1")]
    [InlineData("LeakyReLU", """ "negative_slope": 0.4 """, "leakyRelu slope 0.4")]
    [InlineData("LeakyReLU", """ "name": "plain" """, "leakyRelu slope 0.3")]
    [InlineData("ReLU", """ "max_value": null, "negative_slope": 0.25, "threshold": 0.0 """, "leakyRelu slope 0.25")]
    [InlineData("ELU", """ "alpha": 2.0 """, "elu α 2")]
    public void Activations_come_in_several_forms(string kind, string settings, string expected) =>
        Layers($$"""{"class_name": "{{kind}}", "config": { {{settings}} } }""").ShouldBe(["flatten", expected, "dense 2"]);

    [Fact]
    public void An_activation_that_does_nothing_becomes_nothing() =>
        Layers("""{"class_name": "Activation", "config": {"activation": "linear"} }""").ShouldBe(["flatten", "dense 2"]);

    [Fact]
    public void A_vector_made_into_an_image_and_back_is_one_flatten() =>
        Layers("""{"class_name": "Reshape", "config": {"target_shape": [4, 4, 1]} }""", """{"class_name": "Reshape", "config": {"target_shape": [-1]} }""").ShouldBe(["flatten", "dense 2"]);

    [Fact]
    public void A_padded_pool_behind_a_rectifier_gets_zeros() => Layers(
        """{"class_name": "Reshape", "config": {"target_shape": [4, 4, 1]} }""",
        """{"class_name": "ReLU", "config": {"name": "relu"} }""",
        """{"class_name": "MaxPooling2D", "config": {"pool_size": [3, 3], "strides": [1, 1], "padding": "same"} }""",
        """{"class_name": "Flatten", "config": {"name": "flatten"} }""").ShouldBe(["relu", "zeroPad ↑1 ←1 ↓1 →1", "maxPool 3×3 / 1", "flatten", "dense 2"]);

    private List<string> Layers(params IEnumerable<string> between)
    {
        var path = KerasFiles.WriteSequential(folder, [KerasFiles.FlatInput, .. between, KerasFiles.Head], KerasFiles.HeadWeights());
        return [.. new KerasFormat().Read(path, new ImportOptions()).Model.Architecture.Layers.Select(layer => $"{layer.Kind} {layer.Details}".TrimEnd())];
    }
}
