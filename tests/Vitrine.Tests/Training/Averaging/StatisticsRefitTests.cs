using Shouldly;
using Vitrine.Augmentation;
using Vitrine.Data;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;
using Vitrine.Training.Averaging;
using Xunit;

namespace Vitrine.Tests.Training.Averaging;

public sealed class StatisticsRefitTests
{
    private static readonly ImageSet Images = SampleData.Load().Train.Select([.. Enumerable.Range(0, 100)]);

    private static readonly AugmentationOptions Unchanged = new() { Flip = Flip.Off };

    private static readonly AugmentationOptions Augmented = new() { Shift = 14, ShiftFill = ShiftFill.Background };

    private static readonly Normalization Normalization = new(0.3f, 0.4f);

    [Theory]
    [InlineData(100, 100)]
    [InlineData(50, 100)]
    [InlineData(30, 90)]
    [InlineData(1_000, 100)]
    public void The_mean_of_a_first_normalisation_is_that_of_the_pixels(int batchSize, int imageCount)
    {
        var (model, count) = StatisticsRefit.Of(Model(new BatchNorm { Momentum = 0.3 }, new Flatten(), new Dense()), Images, Unchanged, batchSize, seed: 4);
        count.ShouldBe(imageCount);
        if (imageCount < Images.Count)
            return;
        double[] values = [.. Images.Pixels.Select(pixel => (double)Normalization.Apply(pixel))];
        var mean = values.Average();
        model.Weights["batchNorm_1.running_mean"].Values[0].ShouldBe((float)mean, 1e-4f);
        if (batchSize >= Images.Count)
            model.Weights["batchNorm_1.running_var"].Values[0].ShouldBe((float)(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1)), 1e-3f);
    }

    /// <summary>Weights have learnt to work with the statistics of what they were shown: here images that were shifted out of their frame in part.</summary>
    [Fact]
    public void What_is_measured_are_images_as_training_shows_them()
    {
        float MeanOf(AugmentationOptions augmentation) => StatisticsRefit
            .Of(Model(new BatchNorm(), new Flatten(), new Dense()), Images, augmentation, 100, seed: 4).Model.Weights["batchNorm_1.running_mean"].Values[0];
        var black = Normalization.Apply(0);
        var share = (MeanOf(Augmented) - black) / (MeanOf(Unchanged) - black);
        share.ShouldBeInRange(0.6f, 0.9f);
    }

    [Fact]
    public void Weights_and_layers_stay_as_they_were()
    {
        var before = Model(new BatchNorm { Momentum = 0.3 }, new Flatten(), new Dense());
        var (after, _) = StatisticsRefit.Of(before, Images, Unchanged, 50, seed: 4);
        after.Architecture.ShouldBe(before.Architecture);
        after.Weights["dense_1.weight"].Values.ShouldBe(before.Weights["dense_1.weight"].Values);
    }

    [Fact]
    public void Normalisations_inside_a_residual_are_measured_too()
    {
        var inner = new Residual { Layers = new([new BatchNorm()]), Shortcut = new([new BatchNorm()]) };
        var before = Model(inner, new Flatten(), new Dense());
        var (after, _) = StatisticsRefit.Of(before, Images, Unchanged, 100, seed: 4);
        var means = after.Weights.Where(weight => weight.Key.EndsWith("running_mean", StringComparison.Ordinal)).Select(weight => weight.Value.Values[0]).ToArray();
        means.Length.ShouldBe(2);
        means[0].ShouldBe((float)Images.Pixels.Average(pixel => (double)Normalization.Apply(pixel)), 1e-4f);
        means[1].ShouldBe(means[0]);
    }

    [Fact]
    public void The_same_seed_measures_the_same_bytes()
    {
        var model = Model(new Dropout { Rate = 0.5 }, new BatchNorm(), new Flatten(), new Dense());
        float[] Variances() => StatisticsRefit.Of(model, Images, Augmented, 30, seed: 4).Model.Weights["batchNorm_1.running_var"].Values;
        Variances().ShouldBe(Variances());
    }

    [Fact]
    public void A_network_without_statistics_needs_no_pass()
    {
        var before = Model(new Flatten(), new Dense());
        StatisticsRefit.Of(before, Images, Unchanged, 50, seed: 4).ShouldBe((before, 0));
    }

    private static TrainedModel Model(params Layer[] layers)
    {
        var architecture = new Architecture(layers).For(28, 28, 10);
        using var network = new Network(architecture, Shape.Maps(1, 28, 28), TorchSharp.torch.CPU, seed: 3);
        return new TrainedModel(architecture, network.ReadWeights(), Normalization, 28, 28, Images.Classes);
    }
}
