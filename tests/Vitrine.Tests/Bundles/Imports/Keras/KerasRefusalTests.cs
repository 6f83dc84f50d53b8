using Shouldly;
using Vitrine.Bundles.Imports;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Bundles.Imports.Keras;

/// <summary>What Vitrine has no equal of is refused with its name and leaves nothing behind.</summary>
public sealed class KerasRefusalTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("LSTM", "", "Vitrine has no equal of its class; it has of InputLayer, Rescaling, Normalization, Reshape, Flatten,")]
    [InlineData("Conv2D", """, "kernel_size": [3, 5]""", "its kernel_size is 3 × 5")]
    [InlineData("Conv2D", """, "kernel_size": [3, 3], "strides": [1, 2]""", "its strides is 1 × 2")]
    [InlineData("Conv2D", """, "kernel_size": [3, 3], "dilation_rate": [2, 2]""", "its setting dilation_rate is 2")]
    [InlineData("Conv2D", """, "kernel_size": [3, 3], "data_format": "channels_first" """, "its setting data_format is channels_first, and Vitrine has an equal of channels_last only")]
    [InlineData("Conv2D", """, "kernel_size": [3, 3], "padding": "causal" """, "its setting padding is causal")]
    [InlineData("Conv2D", """, "kernel_size": "three" """, "its setting kernel_size cannot be read (\"three\")")]
    [InlineData("Conv2D", """, "kernel_size": [3, 3]""", "it needs its weight number 1, and the file has 0")]
    [InlineData("Dense", """, "units": 3""", "put a Flatten or a global pool before it")]
    [InlineData("MaxPooling2D", """, "pool_size": [3, 3], "padding": "same" """, "values below zero may reach it")]
    [InlineData("AveragePooling2D", """, "pool_size": [3, 3], "padding": "same" """, "where Keras averages fewer values")]
    [InlineData("GlobalAveragePooling2D", """, "keepdims": true""", "its setting keepdims is true")]
    [InlineData("ReLU", """, "max_value": 6.0""", "its setting max_value is 6.0")]
    [InlineData("Activation", """, "activation": "softplus" """, "its activation softplus is not known here; the known ones are linear, relu, gelu, silu, swish, mish, sigmoid, tanh, elu, leaky_relu, softmax")]
    [InlineData("Reshape", """, "target_shape": [14, 56]""", "it makes values into the shape (14, 56)")]
    [InlineData("Dropout", """, "rate": 1.5""", "its rate 1.5 is not a share")]
    [InlineData("ZeroPadding2D", """, "padding": [[1, 2], [3, -4]]""", "right -4")]
    [InlineData("BatchNormalization", """, "axis": 1""", "its setting axis is 1")]
    public void A_layer_without_an_equal_is_named(string kind, string settings, string reason)
    {
        var layer = $$"""{"class_name": "{{kind}}", "config": {"name": "odd"{{settings}} } }""";
        var refusal = Refusal(KerasFiles.WriteSequential(folder, [KerasFiles.MapsInput, layer, KerasFiles.Head]));
        refusal.ShouldStartWith($"The layer `odd` ({kind}) of {folder["model.h5"]} cannot be imported: ");
        refusal.ShouldContain(reason);
    }

    [Theory]
    [InlineData("[null, 28, 28, 3]", "takes images of the shape [?, 28, 28, 3]")]
    [InlineData("[null, null, null, 1]", "takes images of the shape [?, ?, ?, 1]")]
    [InlineData("[null, 15]", "takes images of the shape [?, 15]")]
    [InlineData("[null, 5000, 5000]", "takes images of the shape [?, 5000, 5000]")]
    public void Other_inputs_than_grey_images_of_a_fixed_size_are_refused(string shape, string reason) =>
        Refusal(KerasFiles.WriteSequential(folder, [KerasFiles.MapsInput.Replace("[null, 28, 28, 1]", shape, StringComparison.Ordinal), KerasFiles.Head])).ShouldContain(reason);

    [Fact]
    public void Weights_that_nothing_is_known_of_are_refused() =>
        Refusal(KerasFiles.WriteSequential(folder, [KerasFiles.FlatInput, KerasFiles.Head], [.. KerasFiles.HeadWeights(), ("head", "lora_kernel_a:0", new[,] { { 1f, 2f } })])).ShouldContain("it has 3 weights, of which its class uses 2");

    [Fact]
    public void Layers_behind_a_softmax_are_refused()
    {
        var more = """{"class_name": "Dropout", "config": {"name": "late", "rate": 0.5}}""";
        Refusal(KerasFiles.WriteSequential(folder, [KerasFiles.FlatInput, KerasFiles.Head, more], KerasFiles.HeadWeights())).ShouldContain("The layer `head` (Dense)");
    }

    [Fact]
    public void A_sigmoid_at_the_end_is_refused_since_its_outputs_do_not_add_up_to_1() =>
        Refusal(KerasFiles.WriteSequential(folder, [KerasFiles.FlatInput, KerasFiles.Head.Replace("softmax", "sigmoid", StringComparison.Ordinal)], KerasFiles.HeadWeights())).ShouldContain("ends in a sigmoid");

    [Fact]
    public void Rescaling_of_anything_but_pixels_is_refused()
    {
        var late = """{"class_name": "Rescaling", "config": {"name": "late", "scale": 2.0}}""";
        Refusal(KerasFiles.WriteSequential(folder, [KerasFiles.FlatInput, """{"class_name": "ELU", "config": {"name": "elu"}}""", late, KerasFiles.Head], KerasFiles.HeadWeights())).ShouldContain("no longer pixels");
    }

    [Fact]
    public void Weights_that_are_no_numbers_are_refused() =>
        Refusal(KerasFiles.WriteSequential(folder, [KerasFiles.FlatInput, KerasFiles.Head], KerasFiles.HeadWeights(float.NaN))).ShouldContain("not finite");

    [Fact]
    public void Weights_of_another_shape_are_refused() =>
        Refusal(KerasFiles.WriteSequential(folder, [KerasFiles.FlatInput, KerasFiles.Head], KerasFiles.HeadWeights(inputs: 9))).ShouldContain("its weight number 1 has the shape [9, 2], and [16, ?] is needed");

    [Fact]
    public void Weights_without_a_network_are_refused_with_the_cure() =>
        Refusal(KerasFiles.Write(folder, config: null, KerasFiles.HeadWeights())).ShouldBe($"{folder["model.h5"]} holds weights but no network (there is no attribute model_config): save the whole model with `model.save`, not its weights alone.");

    [Fact]
    public void Branches_are_refused()
    {
        static string Layer(string kind, string name, string sources) => $$"""{"class_name": "{{kind}}", "name": "{{name}}", "config": {"name": "{{name}}", "batch_input_shape": [null, 4, 4]}, "inbound_nodes": [{{sources}}]}""";
        var layers = string.Join(", ", Layer("InputLayer", "input", ""), Layer("Flatten", "a", """[["input", 0, 0, {}]]"""), Layer("Flatten", "b", """[["input", 0, 0, {}]]"""), Layer("Add", "sum", """[["a", 0, 0, {}], ["b", 0, 0, {}]]"""));
        Refusal(KerasFiles.Write(folder, $$"""{"class_name": "Functional", "config": {"layers": [{{layers}}], "output_layers": [["sum", 0, 0]]} }""")).ShouldContain("The layer `b` (Flatten)");
    }

    [Fact]
    public void A_model_of_another_kind_is_refused() =>
        Refusal(KerasFiles.Write(folder, """{"class_name": "MyModel", "config": {}}""")).ShouldContain("is a model of the kind MyModel, and only Sequential and Functional ones are imported");

    [Fact]
    public void Names_must_be_as_many_as_outputs()
    {
        var options = new ImportOptions { Classes = [new ClassName("a"), new ClassName("b")] };
        var refusal = Should.Throw<VitrineException>(() => ModelImporter.Import(KerasGolden.All["dense.h5"].Path, folder["bundle"], options, TimeProvider.System));
        (refusal.Kind, refusal.Message).ShouldBe((FailureKind.Usage, $"{KerasGolden.All["dense.h5"].Path} tells 10 classes apart, and 2 names were given: give one for each, in the order of its outputs."));
    }

    private string Refusal(string path)
    {
        var refusal = Should.Throw<VitrineException>(() => ModelImporter.Import(path, folder["bundle"], new ImportOptions(), TimeProvider.System));
        refusal.Kind.ShouldBe(FailureKind.DataOrModel, refusal.Message);
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBe([path]);
        return refusal.Message;
    }
}
