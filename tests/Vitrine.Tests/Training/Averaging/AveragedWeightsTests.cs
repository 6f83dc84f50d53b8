using Shouldly;
using TorchSharp;
using Vitrine.Models;
using Vitrine.Training;
using Vitrine.Training.Averaging;
using Xunit;

namespace Vitrine.Tests.Training.Averaging;

public sealed class AveragedWeightsTests : IDisposable
{
    private readonly Network network = new(new([new BatchNorm(), new Flatten(), new Dense { Units = 2 }]), Shape.Maps(1, 2, 2), torch.CPU, seed: 3);

    public void Dispose() => network.Dispose();

    [Fact]
    public void Without_a_recipe_for_it_the_network_is_shown_as_it_is()
    {
        using var averages = Averages();
        averages.Step(0);
        averages.Show().ShouldBeNull();
        averages.ReadState().ShouldBeEmpty();
    }

    [Fact]
    public void The_exponential_average_has_its_closed_form_with_the_early_decay()
    {
        using var averages = Averages(averageDecay: 0.5);
        double expected = network.Parameters.Values[0].item<float>(), expectedStatistic = 0;
        for (var step = 0; step < 12; step++)
        {
            Set(step);
            averages.Step(step);
            // (1 + t) / (10 + t) reaches one half at step 8.
            var decay = step < 8 ? (1.0 + step) / (10 + step) : 0.5;
            expected = (decay * expected) + ((1 - decay) * step);
            expectedStatistic = (decay * expectedStatistic) + ((1 - decay) * -step);
        }
        using var shown = averages.Show();
        network.Parameters.Values[0].item<float>().ShouldBe((float)expected, 1e-5f);
        network.Statistics[0].item<float>().ShouldBe((float)expectedStatistic, 1e-5f);
    }

    [Fact]
    public void The_average_is_shown_in_all_that_the_network_gives_out_and_leaves_no_trace()
    {
        using var averages = Averages(averageDecay: 0.9);
        Set(8);
        averages.Step(0);
        var raw = Flat(network.ReadWeights());
        using (averages.Show())
        {
            var weights = network.ReadWeights();
            weights["batchNorm_1.weight"].Values[0].ShouldBe(7.3f, 1e-5f); // 0.1 of the first 1, 0.9 of 8
            weights["batchNorm_1.running_var"].Values[0].ShouldBe(-7.1f, 1e-5f); // 0.1 of the first 1, 0.9 of -8
            Flat(weights).ShouldNotBe(raw);
        }
        Flat(network.ReadWeights()).ShouldBe(raw);
    }

    [Fact]
    public void Saved_and_loaded_they_go_on_to_the_same_bytes()
    {
        using var averages = Averages(averageDecay: 0.9);
        Set(5);
        averages.Step(0);
        using var loaded = Averages(averageDecay: 0.9);
        loaded.LoadState(averages.ReadState());
        Set(9);
        averages.Step(1);
        loaded.Step(1);
        Flat(loaded.ReadState()).ShouldBe(Flat(averages.ReadState()));
    }

    [Fact]
    public void Steps_leave_no_tensors_behind()
    {
        using var averages = Averages(averageDecay: 0.9);
        averages.Step(0);
        averages.Show()!.Dispose();
        var before = torch.Tensor.TotalCount;
        for (var step = 1; step < 5; step++)
        {
            averages.Step(step);
            averages.Show()!.Dispose();
        }
        torch.Tensor.TotalCount.ShouldBe(before);
    }

    private AveragedWeights Averages(double averageDecay = 0) =>
        new(new Recipe { Name = "test", Architecture = new([]), AverageDecay = averageDecay }, network);

    private void Set(double value)
    {
        using var noGradients = torch.no_grad();
        network.Parameters.Values.fill_(value);
        network.Statistics.fill_(-value);
    }

    private static float[] Flat(IReadOnlyDictionary<string, Weight> weights) => [.. weights.Values.SelectMany(weight => weight.Values)];
}
