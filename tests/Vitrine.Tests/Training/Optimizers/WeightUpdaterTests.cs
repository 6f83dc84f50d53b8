using Shouldly;
using TorchSharp;
using TorchSharp.Modules;
using Vitrine.Models;
using Vitrine.Randomness;
using Vitrine.Training;
using Vitrine.Training.Optimizers;
using Xunit;
using Optimizer = Vitrine.Training.Optimizer;

namespace Vitrine.Tests.Training.Optimizers;

/// <summary>The oracle is torch's own optimiser, fed the same gradients.</summary>
public sealed class WeightUpdaterTests
{
    private const int StepCount = 7;

    [Fact]
    public void Nesterov_sgd_equals_torch() => Compare(
        Optimizer.NesterovSgd,
        weightDecay: 0.01,
        parameter => torch.optim.SGD([parameter], 0.1, momentum: 0.9, weight_decay: 0.01, nesterov: true),
        learningRate: 0.1);

    [Fact]
    public void Adam_equals_torch() => Compare(
        Optimizer.Adam,
        weightDecay: 0.01,
        parameter => torch.optim.Adam([parameter], 0.01, weight_decay: 0.01),
        learningRate: 0.01);

    [Fact]
    public void AdamW_equals_torch() => Compare(
        Optimizer.AdamW,
        weightDecay: 0.1,
        parameter => torch.optim.AdamW([parameter], 0.01, weight_decay: 0.1),
        learningRate: 0.01);

    [Fact]
    public void Biases_do_not_decay()
    {
        using var parameters = new ParameterVector([("bias", new WeightSpecification("bias", [3], WeightRole.Bias, Initializers.Constant(1)))], torch.CPU);
        parameters.Values.fill_(1);
        using var updater = WeightUpdater.For(Settings(Optimizer.NesterovSgd, weightDecay: 0.5), parameters);
        updater.Step(0.1, 0);
        parameters.Values.data<float>().ToArray().ShouldBe([1f, 1f, 1f]);
    }

    private static torch.Tensor Values(int seed)
    {
        var generator = new SplitMix64((ulong)seed);
        return torch.tensor([.. Enumerable.Range(0, 12).Select(_ => (2 * generator.NextSingle()) - 1)], [4, 3]);
    }

    private static Recipe Settings(Optimizer optimizer, double weightDecay) =>
        new() { Name = "test", Architecture = new([]), Optimizer = optimizer, Momentum = 0.9, WeightDecay = weightDecay };

    private static void Compare(Optimizer ours, double weightDecay, Func<Parameter, torch.optim.Optimizer> theirs, double learningRate)
    {
        using var start = Values(0);
        using var mine = new ParameterVector([("weight", new WeightSpecification("weight", [4, 3], WeightRole.Kernel, Initializers.Constant(0)))], torch.CPU);
        mine.Values.copy_(start.flatten());
        using var reference = new Parameter(start.clone());
        using var updater = WeightUpdater.For(Settings(ours, weightDecay), mine);
        using var optimizer = theirs(reference);
        for (var step = 0; step < StepCount; step++)
        {
            using var scope = torch.NewDisposeScope();
            var target = Values(step + 1);
            mine.Gradient.zero_();
            reference.grad?.zero_();
            (mine["weight"] - target).pow(2).sum().backward();
            (reference - target).pow(2).sum().backward();
            updater.Step(learningRate, step);
            optimizer.step();
        }
        mine.Values.data<float>().ToArray().Zip(reference.data<float>().ToArray(), (left, right) => Math.Abs(left - right)).Max().ShouldBeLessThan(1e-6f);
    }
}
