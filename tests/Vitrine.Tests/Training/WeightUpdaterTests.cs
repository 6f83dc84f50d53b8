using Shouldly;
using TorchSharp;
using TorchSharp.Modules;
using Vitrine.Randomness;
using Vitrine.Training;
using Xunit;
using Adam = Vitrine.Training.Adam;

namespace Vitrine.Tests.Training;

/// <summary>The oracle is torch's own optimiser, fed the same gradients.</summary>
public sealed class WeightUpdaterTests
{
    private const int StepCount = 7;

    [Fact]
    public void Nesterov_sgd_equals_torch() => Compare(
        parameters => new NesterovSgd(parameters, momentum: 0.9, weightDecay: 0.01),
        parameter => torch.optim.SGD([parameter], 0.1, momentum: 0.9, weight_decay: 0.01, nesterov: true),
        learningRate: 0.1);

    [Fact]
    public void Adam_equals_torch() => Compare(
        parameters => new Adam(parameters, 0.9, weightDecay: 0.01, decoupled: false),
        parameter => torch.optim.Adam([parameter], 0.01, weight_decay: 0.01),
        learningRate: 0.01);

    [Fact]
    public void AdamW_equals_torch() => Compare(
        parameters => new Adam(parameters, 0.9, weightDecay: 0.1, decoupled: true),
        parameter => torch.optim.AdamW([parameter], 0.01, weight_decay: 0.1),
        learningRate: 0.01);

    [Fact]
    public void Biases_do_not_decay()
    {
        using var bias = new Parameter(torch.ones(3));
        using var updater = new NesterovSgd([("bias", bias)], momentum: 0.9, weightDecay: 0.5);
        using var loss = bias.mul(0).sum();
        loss.backward();
        updater.Step(0.1, 0);
        bias.data<float>().ToArray().ShouldBe([1f, 1f, 1f]);
    }

    private static torch.Tensor Values(int seed)
    {
        var generator = new SplitMix64((ulong)seed);
        return torch.tensor([.. Enumerable.Range(0, 12).Select(_ => (2 * generator.NextSingle()) - 1)], [4, 3]);
    }

    private static void Compare(
        Func<IReadOnlyList<(string, Parameter)>, WeightUpdater> ours, Func<Parameter, torch.optim.Optimizer> theirs, double learningRate)
    {
        using var start = Values(0);
        using var mine = new Parameter(start.clone());
        using var reference = new Parameter(start.clone());
        using var updater = ours([("weight", mine)]);
        using var optimizer = theirs(reference);
        for (var step = 0; step < StepCount; step++)
        {
            using var scope = torch.NewDisposeScope();
            var target = Values(step + 1);
            foreach (var parameter in new[] { mine, reference })
            {
                parameter.grad?.zero_();
                (parameter - target).pow(2).sum().backward();
            }
            updater.Step(learningRate, step);
            optimizer.step();
        }
        mine.data<float>().ToArray().Zip(reference.data<float>().ToArray(), (left, right) => Math.Abs(left - right)).Max().ShouldBeLessThan(1e-6f);
    }
}
