using System.Text.Json;
using Shouldly;
using TorchSharp;
using Vitrine.Models;
using Vitrine.Randomness;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Models;

/// <summary>Layers against PyTorch's numbers, forward and backward; Golden/pytorch-oracles-layers.py wrote them.</summary>
public sealed class LayerOracleTests
{
    private const double Tolerance = 2e-5;

    private static readonly JsonElement Oracle = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "Vitrine.Tests", "Golden", "pytorch-oracles-layers.json"))).RootElement;

    public static TheoryData<string> Names() => [.. Oracle.GetProperty("layers").EnumerateArray().Select(item => item.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_and_gradients_are_those_of_PyTorch(string name)
    {
        using var scope = torch.NewDisposeScope();
        var expected = Oracle.GetProperty("layers").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
        var weights = expected.GetProperty("weights").EnumerateObject().ToDictionary(weight => weight.Name, weight => Read(weight.Value));
        var input = Read(expected.GetProperty("input")).requires_grad_(true);
        foreach (var gradient in expected.GetProperty("weightGradients").EnumerateObject())
            weights[gradient.Name].requires_grad_(true);

        var pass = new ForwardPass(weights, IsTraining: true, torch.ScalarType.Float32);
        var architecture = expected.GetProperty("architecture").Deserialize<Architecture>()!;
        var output = architecture.Named("").Aggregate(input, (value, step) => step.Layer.Forward(pass, step.Name, value));
        (output.square().sum() / 2).backward();

        ShouldBeClose(output, expected.GetProperty("output"));
        ShouldBeClose(input.grad!, expected.GetProperty("inputGradient"));
        foreach (var gradient in expected.GetProperty("weightGradients").EnumerateObject())
            ShouldBeClose(weights[gradient.Name].grad!, gradient.Value);
        foreach (var statistic in expected.GetProperty("statisticsAfter").EnumerateObject())
            ShouldBeClose(weights[statistic.Name], statistic.Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_layer_asks_for_just_the_weights_that_PyTorch_has(string name)
    {
        var expected = Oracle.GetProperty("layers").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
        expected.GetProperty("architecture").Deserialize<Architecture>()!
            .Walk(Shape.Maps(4, 4, 4)).SelectMany(step => step.WithInner()).SelectMany(step => step.Weights)
            .Select(weight => $"{weight.Name} [{string.Join(", ", weight.Specification.Shape)}]")
            .ShouldBe(
                expected.GetProperty("weights").EnumerateObject()
                    .Select(weight => $"{weight.Name} [{string.Join(", ", weight.Value.GetProperty("shape").EnumerateArray())}]"),
                ignoreOrder: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Dirac_kernels_are_those_of_PyTorch_and_the_filters_it_leaves_out_are_uniform(int index)
    {
        var expected = Oracle.GetProperty("dirac")[index];
        int filters = Setting("filters"), channels = Setting("channels"), kernel = Setting("kernel"), groups = Setting("groups");
        var layer = new Conv2d { Filters = filters, Kernel = kernel, Groups = groups, Initialization = ConvolutionInitialization.Dirac };
        var specification = layer.Weights(Shape.Maps(channels, 8, 8))[0];
        var actual = specification.Initial(specification.Shape, new SplitMix64(5)).Chunk(kernel * kernel * channels / groups).ToList();
        var identity = Values(expected.GetProperty("weight")).Chunk(kernel * kernel * channels / groups).ToList();
        var bound = 1 / Math.Sqrt(kernel * kernel * channels / groups);
        for (var filter = 0; filter < filters; filter++)
        {
            if (identity[filter].Any(value => value != 0))
                actual[filter].ShouldBe(identity[filter]);
            else
                actual[filter].ShouldAllBe(value => value != 0 && Math.Abs(value) <= bound);
        }

        int Setting(string setting) => expected.GetProperty(setting).GetInt32();
    }

    private static float[] Values(JsonElement tensor) => [.. tensor.GetProperty("values").EnumerateArray().Select(value => value.GetSingle())];

    private static torch.Tensor Read(JsonElement tensor) =>
        torch.tensor(Values(tensor), [.. tensor.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())]);

    private static void ShouldBeClose(torch.Tensor actual, JsonElement expected)
    {
        actual.shape.ShouldBe(Read(expected).shape);
        actual.detach().contiguous().data<float>().ToArray().Zip(Values(expected))
            .ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) <= Tolerance * (1 + Math.Abs(pair.Second)));
    }
}
