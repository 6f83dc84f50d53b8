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

    [Fact]
    public void Dropout_drops_its_share_and_scales_up_the_rest_and_its_gradient()
    {
        using var scope = torch.NewDisposeScope();
        var input = torch.ones(100_000).requires_grad_(true);
        var layer = new Dropout { Rate = 0.2 };
        var output = layer.Forward(new ForwardPass(new Dictionary<string, torch.Tensor>(), IsTraining: true, torch.ScalarType.Float32), "dropout_1", input);
        output.sum().backward();

        var values = output.detach().data<float>().ToArray();
        values.Distinct().Order().ShouldBe([0, 1.25f]);
        // four standard deviations
        values.Count(value => value == 0).ShouldBeInRange(20_000 - 506, 20_000 + 506);
        input.grad!.data<float>().ToArray().ShouldBe(values);
        layer.Forward(new ForwardPass(new Dictionary<string, torch.Tensor>(), IsTraining: false, torch.ScalarType.Float32), "dropout_1", input)
            .detach().data<float>().ToArray().ShouldAllBe(value => value == 1);
    }

    [Fact]
    public void A_dense_layer_is_the_weighted_sum_and_a_max_pool_the_largest_of_its_window()
    {
        using var scope = torch.NewDisposeScope();
        float[] image = [.. Enumerable.Range(0, 2 * 4 * 4).Select(i => MathF.Sin(1.7f * i))], weights = [.. Enumerable.Range(0, 3 * 8).Select(i => MathF.Cos(0.9f * i))], bias = [0.5f, -1, 2];
        var maps = torch.tensor(image, [1, 2, 4, 4]);
        var pass = new ForwardPass(
            new Dictionary<string, torch.Tensor> { ["dense_1.weight"] = torch.tensor(weights, [3, 8]), ["dense_1.bias"] = torch.tensor(bias) }, IsTraining: false, torch.ScalarType.Float32);

        var pooled = new MaxPool().Forward(pass, "maxPool_1", maps).contiguous().data<float>().ToArray();
        var outputs = new Dense { Units = 3 }.Forward(pass, "dense_1", torch.tensor(pooled, [1, 8])).data<float>().ToArray();

        pooled.ShouldBe(
            from channel in Enumerable.Range(0, 2)
            from row in new[] { 0, 2 }
            from column in new[] { 0, 2 }
            select new[] { 0, 1, 4, 5 }.Max(place => image[(channel * 16) + (row * 4) + column + place]));
        outputs.ShouldBe(Enumerable.Range(0, 3).Select(unit => bias[unit] + pooled.Select((value, i) => value * weights[(unit * 8) + i]).Sum()), 1e-5f);
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
