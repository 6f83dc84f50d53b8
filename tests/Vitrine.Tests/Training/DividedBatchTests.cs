using Shouldly;
using TorchSharp;
using Vitrine.Models;
using Vitrine.Torch;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Training;

public sealed class DividedBatchTests : IDisposable
{
    private const int BatchSize = 24;

    private static readonly Architecture Plain = new([new Conv2d { Filters = 4, Stride = 2 }, new Gelu(), new Flatten(), new Dense { Units = 3 }]);

    private static readonly Architecture Drawing = new([new Conv2d { Filters = 4, Stride = 2 }, new BatchNorm(), new Relu(), new Dropout { Rate = 0.3 }, new Flatten(), new Dense { Units = 3 }]);

    private readonly DisposeScope scope = torch.NewDisposeScope();
    private readonly torch.Tensor images;
    private readonly torch.Tensor targets;

    public DividedBatchTests()
    {
        using var generator = new torch.Generator(5);
        images = torch.randn([BatchSize, 1, 12, 12], generator: generator);
        targets = torch.nn.functional.softmax(torch.randn([BatchSize, 3], generator: generator), 1);
    }

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void The_gradient_is_that_of_the_whole_batch(int parts)
    {
        var whole = Compute(Plain, parts: 1, threads: 1);
        var divided = Compute(Plain, parts, threads: 2);
        divided.Gradient.Zip(whole.Gradient, (one, other) => Math.Abs(one - other)).Max().ShouldBeLessThan(1e-6f);
        divided.Loss.ShouldBe(whole.Loss, 1e-6);
        divided.CorrectCount.ShouldBe(whole.CorrectCount);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void The_number_of_threads_changes_no_bit(int parts)
    {
        var alone = Compute(Drawing, parts, threads: 1);
        foreach (var threads in new[] { 2, 3 })
        {
            var together = Compute(Drawing, parts, threads);
            together.Gradient.ShouldBe(alone.Gradient);
            together.Statistics.ShouldBe(alone.Statistics);
            together.Loss.ShouldBe(alone.Loss);
        }
    }

    [Fact]
    public void Each_part_drops_other_values()
    {
        using var network = Network(Drawing);
        torch.Tensor Logits(ulong seed) => network.Forward(images, isTraining: true, seed);
        Logits(1).Equals(Logits(1)).ShouldBeTrue();
        Logits(1).Equals(Logits(2)).ShouldBeFalse();
    }

    [Fact]
    public void Running_statistics_are_the_mean_of_what_the_parts_see()
    {
        var architecture = new Architecture([new BatchNorm(), new Flatten(), new Dense { Units = 3 }]);
        var statistics = Compute(architecture, parts: 2, threads: 2).Statistics; // mean, variance
        double Mean(int part) => images.narrow(0, part * 12, 12).mean().item<float>();
        double Variance(int part) => images.narrow(0, part * 12, 12).var().item<float>();
        statistics[0].ShouldBe((float)(0.1 * (Mean(0) + Mean(1)) / 2), 1e-6f);
        statistics[1].ShouldBe((float)(0.9 + (0.1 * (Variance(0) + Variance(1)) / 2)), 1e-5f);
    }

    [Theory]
    [InlineData(256, 5_600_000, 2)]
    [InlineData(512, 5_600_000, 4)]
    [InlineData(512, 101_632, 2)] // the work of four parts would be too little
    [InlineData(128, 2_400_000, 2)]
    [InlineData(64, 2_400_000, 1)]
    [InlineData(255, 5_600_000, 1)]
    [InlineData(600, 5_600_000, 4)]
    [InlineData(602, 5_600_000, 2)]
    public void Parts_depend_on_batch_and_network_alone(int batchSize, long multiplyAccumulates, int parts) =>
        DividedBatch.PartCount(batchSize, multiplyAccumulates).ShouldBe(parts);

    private (float[] Gradient, float[] Statistics, double Loss, long CorrectCount) Compute(Architecture architecture, int parts, int threads)
    {
        using var network = Network(architecture);
        using var workers = new ComputeThreads(threads, threads);
        using var batch = new DividedBatch(network, BatchSize, parts, workers);
        var (loss, correctCount) = batch.Backward(images, targets, seed: 9, (logits, wanted, _) => SoftCrossEntropy.Of(logits, wanted, 0.1));
        return (network.Parameters.Gradient.data<float>().ToArray(), network.Statistics.data<float>().ToArray(), loss, correctCount);
    }

    private static Network Network(Architecture architecture) => new(architecture, Shape.Maps(1, 12, 12), torch.CPU, seed: 3);
}
