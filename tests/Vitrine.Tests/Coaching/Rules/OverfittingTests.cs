using Shouldly;
using Vitrine.Coaching;
using Vitrine.Coaching.Rules;
using Vitrine.Models;
using Xunit;

namespace Vitrine.Tests.Coaching.Rules;

public sealed class OverfittingTests
{
    private readonly Overfitting rule = new();

    [Fact]
    public void A_dense_network_trained_for_long_without_augmentation_shows_it_and_is_too_sure() =>
        Coach.Look(SampleTraining.Of(SampleTraining.Plain with { Epochs = 60 })).Select(advice => advice.Rule).ShouldBe([rule.Name, "calibration-drift"]);

    [Fact]
    public void A_few_epochs_of_it_do_not() => rule.Look(SampleTraining.Of(SampleTraining.Plain with { Epochs = 4 })).ShouldBeNull();

    [Fact]
    public void A_gap_alone_is_no_fault() => rule.Look(CoachFixture.Healthy() with { Train = CoachFixture.Report("train", _ => 1) }).ShouldBeNull();

    [Fact]
    public void A_loss_that_rose_alone_is_none() =>
        rule.Look(CoachFixture.Shown[rule.Name] with { Train = CoachFixture.Report("train", _ => 0.935) }).ShouldBeNull();

    // Chance explains 1.25 · 0.30 / √5000 = 0.0053 of the difference.
    [Theory]
    [InlineData(0.305, false)]
    [InlineData(0.306, true)]
    public void A_rise_counts_from_where_chance_ends(double last, bool isSeen) =>
        (rule.Look(CoachFixture.Shown[rule.Name] with { History = CoachFixture.Curve(0.6, 0.4, 0.30, last) }) is not null).ShouldBe(isSeen);

    [Fact]
    public void Convolutional_networks_get_other_advice()
    {
        var run = CoachFixture.Shown[rule.Name];
        rule.Look(run).ShouldNotBeNull().Try.ShouldContain("dropout");
        rule.Look(run with { Recipe = run.Recipe with { Architecture = Architectures.Fast } }).ShouldNotBeNull().Try.ShouldContain("erasing");
    }
}
