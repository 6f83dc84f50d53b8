using Shouldly;
using TorchSharp;
using Vitrine.Models;
using Vitrine.Training;
using Vitrine.Training.Averaging;
using Vitrine.Training.Optimizers;
using Vitrine.Training.Schedules;
using Xunit;

namespace Vitrine.Tests.Training;

/// <summary>Optimisers, averages and schedules against PyTorch, over convolutions, scales, biases and dense layers together.</summary>
public sealed class PyTorchOracleTests
{
    private static readonly Architecture Architecture = new(
    [
        new Conv2d { Filters = 4, Bias = false }, new Conv2d { Filters = 3, Kernel = 2 }, new BatchNorm(), new GlobalAveragePool(),
        new Dense { Units = 8 }, new Dense { Units = 2 },
    ]);

    public static TheoryData<string> Runs => [.. PyTorchOracle.RunNames];

    public static TheoryData<string> Schedules => [.. PyTorchOracle.ScheduleNames];

    [Theory, MemberData(nameof(Runs))]
    public void A_run_ends_with_the_weights_of_PyTorch(string name)
    {
        var (recipe, expected) = PyTorchOracle.Run(name);
        using var network = new Network(Architecture, Shape.Maps(1, 6, 6), torch.CPU);
        foreach (var (weight, k) in expected.Keys.Select((weight, k) => (weight, k)))
            Write(network.Parameters.Values, network, weight, (i, _) => Math.Cos((0.3 * i) + k));
        using var updater = WeightUpdater.For(recipe, network.Parameters);
        using var ascent = new SharpnessAscent(recipe.Sharpness, network, PyTorchOracle.StepCount);
        using var averages = new AveragedWeights(recipe, network);
        for (var step = 0; step < PyTorchOracle.StepCount; step++)
        {
            void Backward()
            {
                foreach (var (weight, k) in expected.Keys.Select((weight, k) => (weight, k)))
                    Write(network.Parameters.Gradient, network, weight, (i, value) => Math.Sin((0.7 * i) + (1.3 * step) + k) + (0.1 * value));
            }
            Backward();
            ascent.Apply(step, Backward);
            updater.Step(recipe.LearningRate, step);
            averages.Step(step);
        }
        using var shown = averages.Show();
        var weights = network.ReadWeights();
        foreach (var (weight, values) in expected)
            weights[weight].Values.Zip(values, (ours, theirs) => Math.Abs(ours - theirs)).Max().ShouldBeLessThan(2e-6 * Math.Max(1, values.Max(Math.Abs)), weight);
    }

    [Theory, MemberData(nameof(Schedules))]
    public void A_schedule_has_the_rates_of_PyTorch(string name)
    {
        var (recipe, expected) = PyTorchOracle.ScheduleOf(name);
        var schedule = LearningRateSchedule.For(recipe, expected.Length);
        Enumerable.Range(0, expected.Length).Select(step => schedule.At(step)).ShouldBe(expected, 1e-11);
    }

    [Fact]
    public void Every_optimizer_and_schedule_is_compared()
    {
        PyTorchOracle.RunNames.Select(name => PyTorchOracle.Run(name).Recipe.Optimizer).Distinct().ShouldBe(Enum.GetValues<Optimizer>(), ignoreOrder: true);
        PyTorchOracle.ScheduleNames.Select(name => PyTorchOracle.ScheduleOf(name).Recipe.Schedule).ShouldBe(Enum.GetValues<Schedule>(), ignoreOrder: true);
    }

    /// <summary>Writes a part of a vector; <paramref name="value"/> gets an element's row-major index and the weight there.</summary>
    private static void Write(torch.Tensor vector, Network network, string name, Func<int, float, double> value)
    {
        using var scope = torch.NewDisposeScope();
        var part = network.Parameters.Parts.Single(part => part.Name == name);
        var present = ParameterVector.View(network.Parameters.Values, part).contiguous().data<float>().ToArray();
        float[] values = [.. present.Select((weight, i) => (float)value(i, weight))];
        ParameterVector.View(vector, part).copy_(torch.tensor(values, part.Shape));
    }
}
