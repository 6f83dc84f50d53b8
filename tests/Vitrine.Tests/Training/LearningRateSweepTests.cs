using Shouldly;
using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Training;

/// <summary>The oracle is fastai 2's <c>valley</c> and <c>steep</c> on its own smoothed losses, run in Python on the same curves.</summary>
public sealed class LearningRateSweepTests
{
    private static readonly double[] Rates = [.. Enumerable.Range(0, 100).Select(step => 1e-7 * Math.Pow(1e8, step / 99.0))];

    [Fact]
    public void A_noisy_valley_gives_fastais_suggestions() => Check(
        (step, rate) => (2.3 / (1 + (rate / 0.01))) + Math.Pow(rate / 0.5, 4) + (0.05 * Math.Sin(7 * step)), 91, 0.0027825594022071257, 0.11497569953977356);

    [Fact]
    public void A_sudden_end_gives_fastais_suggestions() => Check(
        (_, rate) => rate < 0.3 ? 2.3 - (0.2 * Math.Log10(rate * 1e7)) : 2.3 + (300 * rate), 83, 0.0002477076356991711, 0.13848863713938717);

    [Fact]
    public void A_fall_without_an_end_uses_every_step() => Check((step, _) => 3 - (0.02 * step), 100, 0.0013219411484660286, null);

    [Fact]
    public void The_sweep_stops_where_the_loss_has_broken_out()
    {
        var taken = 0;
        LearningRateSweep.Curve(Rates, Losses((_, rate) => rate < 0.3 ? 1 : 1e6, () => taken++));
        taken.ShouldBe(Array.FindIndex(Rates, rate => rate >= 0.3) + 1);
    }

    [Fact]
    public void A_loss_that_is_no_number_ends_the_sweep_and_leaves_what_was_before() =>
        LearningRateSweep.Curve(Rates, Losses((step, _) => step < 60 ? 3 - (0.01 * step) : double.NaN)).Points.Count.ShouldBe(60);

    [Fact]
    public void A_sweep_that_breaks_out_at_once_suggests_nothing() =>
        Should.Throw<VitrineException>(() => LearningRateSweep.Curve(Rates, Losses((step, _) => step < 5 ? 1 : double.NaN))).Message.ShouldContain("--overfit-batch");

    [Fact]
    public void A_real_network_is_swept_the_same_way_each_time_and_suggests_a_rate_that_trains()
    {
        var images = SampleData.Load().Train;
        var recipe = Recipes.Seed with { BatchSize = 64 }; // a batch of the preset is a third of the sample
        var curve = LearningRateSweep.Run(recipe, images);
        curve.Points.Select(point => point.Loss).ShouldBe(LearningRateSweep.Run(recipe, images).Points.Select(point => point.Loss));
        curve.Points[0].Loss.ShouldBeInRange(Math.Log(10) / 2, Math.Log(10) * 2, "nothing has been learnt at the lowest rate");
        curve.Valley.ShouldBeInRange(1e-5, 1e-1);
        Trainer.Train(recipe with { LearningRate = curve.Valley, Epochs = 2 }, images).History[^1].ValidationAccuracy.ShouldBeGreaterThan(0.5);
    }

    private static void Check(Func<int, double, double> loss, int pointCount, double valley, double? steepest)
    {
        var curve = LearningRateSweep.Curve(Rates, Losses(loss));
        curve.Points.Count.ShouldBe(pointCount);
        curve.Valley.ShouldBe(valley, valley * 1e-9);
        if (steepest is { } rate)
            curve.Steepest.ShouldBe(rate, rate * 1e-9);
    }

    private static IEnumerable<double> Losses(Func<int, double, double> loss, Action? taken = null) => Rates.Select((rate, step) =>
    {
        taken?.Invoke();
        return loss(step, rate);
    });
}
