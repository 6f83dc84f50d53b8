using System.Text.Json;
using Shouldly;
using TorchSharp;
using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;
using Vitrine.Preprocessing;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Models;

public sealed class WhiteningTests
{
    private static readonly ImageSet Images = SampleData.Load().Train;
    private static readonly Normalization Normalization = NormalizationFitting.Fit(Images);

    private static readonly Recipe Small = new()
    {
        Name = "whitened",
        Architecture = new([new Whitening { Kernel = 2, Stride = 2 }, new Relu(), new Flatten(), new Dense()]),
        Epochs = 1,
        BatchSize = 64,
        LearningRate = 0.01,
    };

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void The_patches_of_the_sample_come_out_uncorrelated_and_equally_large(int kernel)
    {
        using var scope = torch.NewDisposeScope();
        var sample = ImageSample.Draw(Images, Normalization, seed: 1);
        var kernels = torch.tensor(PatchWhitening.Kernels(sample, kernel), 2 * kernel * kernel, 1, kernel, kernel);
        var maps = torch.nn.functional.conv2d(torch.tensor(sample.Values, sample.Count, 1, 28, 28), kernels); // [N, 2k², H, W]
        var features = maps.permute(1, 0, 2, 3).flatten(1).to_type(torch.ScalarType.Float64); // [2k², patches]
        features = features.narrow(0, 0, kernel * kernel);
        var centred = features - features.mean([1], keepdim: true);
        var covariance = (centred.matmul(centred.t()) / features.shape[1]).data<double>().ToArray().Chunk(kernel * kernel).ToArray();
        for (var i = 0; i < covariance.Length; i++)
        {
            for (var j = 0; j < covariance.Length; j++)
                covariance[i][j].ShouldBe(i == j ? 1 : 0, i == j ? 0.1 : 1e-3, $"[{i}, {j}]");
        }
        covariance[0][0].ShouldBe(1, 1e-3, "the direction of most variance is hardly touched by what keeps small ones from blowing up");
    }

    [Fact]
    public void Half_of_the_kernels_are_the_negatives_of_the_others()
    {
        var kernels = PatchWhitening.Kernels(ImageSample.Draw(Images, Normalization, seed: 1), 3);
        kernels[81..].ShouldBe(kernels[..81].Select(value => -value));
    }

    [Fact]
    public void A_direction_without_variance_stays_finite()
    {
        var flat = new ImageSample([.. Enumerable.Range(0, 5 * 16).Select(i => (float)(i / 16))], 4, 4); // five images of one grey each
        var kernels = PatchWhitening.Kernels(flat, 2);
        kernels.ShouldAllBe(value => float.IsFinite(value));
        // All variance, 2, lies in the patch's mean: grey levels 0 … 4, four pixels alike, so 4 · 2 along (½, ½, ½, ½).
        kernels[..4].ShouldAllBe(value => Math.Abs(Math.Abs(value) - (0.5 / Math.Sqrt(8 + 5e-4))) < 1e-6);
    }

    [Fact]
    public void The_kernels_are_computed_before_training_and_stay_while_the_bias_is_trained()
    {
        var first = Trainer.Train(Small, Images).Model.Weights;
        var second = Trainer.Train(Small with { Epochs = 2 }, Images).Model.Weights;
        second["whitening_1.weight"].Values.ShouldBe(first["whitening_1.weight"].Values);
        first["whitening_1.weight"].Values.Max(Math.Abs).ShouldBeGreaterThan(1, "directions of little variance are enlarged, beyond any random kernel");
        first["whitening_1.bias"].Values.ShouldAllBe(value => value != 0);
    }

    [Fact]
    public void A_continued_run_takes_its_kernels_from_the_checkpoint()
    {
        using var folder = new Folder();
        var options = new TrainingOptions { CheckpointFolder = folder.Path };
        Should.Throw<OperationCanceledException>(() => Trainer.Train(Small, Images, options, new CancellationToken(canceled: true)));
        var continued = Trainer.Train(Small, Images, options).Model.Weights;
        continued.SelectMany(weight => weight.Value.Values).ShouldBe(Trainer.Train(Small, Images).Model.Weights.SelectMany(weight => weight.Value.Values));
    }

    [Theory]
    [InlineData("""[{"layer": "relu"}, {"layer": "whitening"}]""", "Layer 2 (whitening) cannot take the shape [1, 28, 28]: its kernels are computed from the images, so it can only be the first layer of a network.")]
    [InlineData("""[{"layer": "whitening", "kernel": 6}]""", "Layer 1 (whitening) cannot take the shape [1, 28, 28]: its kernel 6 is not from 2 to 5 pixels.")]
    [InlineData("""[{"layer": "whitening", "stride": 0}]""", "Layer 1 (whitening) cannot take the shape [1, 28, 28]: its settings (stride 0) must be positive.")]
    [InlineData("""[{"layer": "whitening", "padding": -1}]""", "Layer 1 (whitening) cannot take the shape [1, 28, 28]: its settings (padding -1) must not be negative.")]
    public void Where_it_makes_no_sense_it_is_refused(string json, string message) =>
        Should.Throw<VitrineException>(() => JsonSerializer.Deserialize<Architecture>(json)!.Summarize(28, 28, 10)).Message.ShouldBe(message);
}
