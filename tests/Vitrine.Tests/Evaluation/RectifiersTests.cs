using Shouldly;
using TorchSharp;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Evaluation;

public sealed class RectifiersTests
{
    private static readonly ImageSet Images = SampleData.Load().Train;

    private static readonly Architecture Dense = new([new Flatten(), new Dense { Units = 6 }, new Relu(), new Dense { Units = 10 }]);

    private static readonly Architecture Deep = new(
    [
        new Conv2d { Filters = 4 },
        new Relu(),
        new Residual { Layers = new([new Conv2d { Filters = 4 }, new Relu(), new Conv2d { Filters = 4 }]), Shortcut = new([new Conv2d { Filters = 4, Kernel = 1 }, new Relu()]) },
        new Relu(),
        new GlobalAveragePool(),
        new Dense { Units = 10 },
    ]);

    [Fact]
    public void Units_with_a_bias_of_minus_a_hundred_are_dead()
    {
        var model = Model(Dense, ("dense_1.bias", [-100, 100, -100, 100, 100, -100]));
        Rectifiers.CountDead(model, Images).ShouldBe([new("relu_1", 6, 3)]);
    }

    [Fact]
    public void Channels_are_counted_inside_residual_blocks_and_their_shortcuts_too()
    {
        var model = Model(Deep, ("conv2d_1.bias", [-100, 100, 100, 100]), ("residual_1.conv2d_1.bias", [-900, -900, 900, 900]), ("residual_1.shortcut.conv2d_1.bias", [-900, -900, -900, 900]));
        Rectifiers.CountDead(model, Images).Take(3)
            .ShouldBe([new("relu_1", 4, 1), new("residual_1.relu_1", 4, 2), new("residual_1.shortcut.relu_1", 4, 3)]);
    }

    [Fact]
    public void One_pixel_of_one_image_keeps_a_channel_alive()
    {
        // A filter that answers to its middle pixel alone, above all grey values but the brightest.
        var kernel = new float[9];
        kernel[4] = 1;
        var pixels = new byte[Rectifiers.MostImages * 64];
        var set = new ImageSet(pixels, new ushort[Rectifiers.MostImages], 8, 8, Images.Classes);
        var architecture = new Architecture([new Conv2d { Filters = 1 }, new Relu(), new GlobalAveragePool(), new Dense { Units = 10 }]);
        var model = Model(architecture, 8, ("conv2d_1.weight", kernel), ("conv2d_1.bias", [-0.9f]));
        Rectifiers.CountDead(model, set).ShouldBe([new("relu_1", 1, 1)]);
        pixels[^1] = 255;
        Rectifiers.CountDead(model, set).ShouldBe([new("relu_1", 1, 0)]);
    }

    [Fact]
    public void A_network_without_rectifiers_has_nothing_to_count() =>
        Rectifiers.CountDead(Model(new([new Flatten(), new Dense { Units = 6 }, new Gelu(), new Dense { Units = 10 }])), Images).ShouldBeEmpty();

    [Fact]
    public void It_counts_the_same_each_time_and_leaves_no_tensors_and_no_weights_changed()
    {
        var model = Model(Deep, ("conv2d_1.bias", [-100, 0, 0, 0]));
        var before = model.Weights.SelectMany(weight => weight.Value.Values).ToArray();
        var first = Rectifiers.CountDead(model, Images);
        var alive = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Rectifiers.CountDead(model, Images).ShouldBe(first);
        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(alive);
        model.Weights.SelectMany(weight => weight.Value.Values).ShouldBe(before);
    }

    [Fact]
    public void Watching_does_not_change_what_a_network_answers()
    {
        using var scope = torch.NewDisposeScope();
        using var network = new Network(Deep, Shape.Maps(1, 28, 28), torch.CPU, seed: 3);
        var images = torch.ones(2, 1, 28, 28);
        var before = network.Forward(images, isTraining: false).data<float>().ToArray();
        var layers = new List<string>();
        network.Watch(images, (layer, _) => layers.Add(layer));
        layers.ShouldBe(["relu_1", "residual_1.relu_1", "residual_1.shortcut.relu_1", "relu_2"]);
        network.Forward(images, isTraining: false).data<float>().ToArray().ShouldBe(before);
    }

    private static TrainedModel Model(Architecture architecture, params (string Name, float[] Values)[] changes) => Model(architecture, 28, changes);

    private static TrainedModel Model(Architecture architecture, int side, params (string Name, float[] Values)[] changes)
    {
        using var network = new Network(architecture, Shape.Maps(1, side, side), torch.CPU, seed: 1);
        var weights = network.ReadWeights().ToDictionary(
            weight => weight.Key,
            weight => changes.Any(change => change.Name == weight.Key) ? weight.Value with { Values = changes.Single(change => change.Name == weight.Key).Values } : weight.Value);
        return new TrainedModel(architecture, weights, new Normalization(0, 1), side, side, Images.Classes);
    }
}
