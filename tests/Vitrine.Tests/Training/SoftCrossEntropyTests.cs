using Shouldly;
using TorchSharp;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Training;

public sealed class SoftCrossEntropyTests
{
    private static readonly double[][] Logits = [[1, -2, 0.5, 3], [0, 0.25, -1, 2]];

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.4)]
    public void It_is_the_cross_entropy_against_targets_that_give_a_share_to_all_classes(double smoothing)
    {
        // the second is a mixture
        double[][] targets = [[0, 0, 1, 0], [0.7, 0, 0, 0.3]];
        using var scope = torch.NewDisposeScope();

        var loss = SoftCrossEntropy.Of(Tensor(Logits), Tensor(targets), smoothing).item<float>();

        loss.ShouldBe((float)Enumerable.Range(0, 2).Average(row => Loss(Logits[row], targets[row], smoothing)), 1e-5f);
    }

    /// <summary>(1 − ε) times the loss of the target and ε times the mean loss of all K classes: each other class gets ε / K, not ε / (K − 1).</summary>
    private static double Loss(double[] logits, double[] target, double smoothing)
    {
        var total = Math.Log(logits.Sum(Math.Exp));
        var losses = logits.Select(logit => total - logit).ToArray();
        return ((1 - smoothing) * target.Zip(losses, (share, each) => share * each).Sum()) + (smoothing * losses.Average());
    }

    private static torch.Tensor Tensor(double[][] rows) => torch.tensor([.. rows.SelectMany(row => row).Select(value => (float)value)], [rows.Length, rows[0].Length]);
}
