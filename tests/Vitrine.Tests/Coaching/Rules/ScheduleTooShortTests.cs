using Shouldly;
using Vitrine.Coaching.Rules;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Vitrine.Training.Budgets;
using Xunit;

namespace Vitrine.Tests.Coaching.Rules;

public sealed class ScheduleTooShortTests
{
    private readonly ScheduleTooShort rule = new();

    [Fact]
    public void Two_epochs_on_the_sample_show_it() => rule.Look(SampleTraining.Of(SampleTraining.Plain with { Epochs = 2 })).ShouldNotBeNull();

    [Fact]
    public void Twenty_do_not() => rule.Look(SampleTraining.Of(SampleTraining.Plain with { Epochs = 20 })).ShouldBeNull();

    [Fact]
    public void Twice_the_epochs_are_advised_and_a_way_on_from_here()
    {
        using var english = new SpokenLanguage(Language.English);
        var run = CoachFixture.Shown[rule.Name];
        rule.Look(run).ShouldNotBeNull().Try.ShouldBe("Train for longer: `--epochs 10`, or go on from here with `vitrine resume RUN --epochs +5`.");
        rule.Look(run with { Plan = new BudgetPlan(60, 50, 10, 50, null, null) }).ShouldNotBeNull().Try.ShouldContain("`--in`");
    }

    // Chance explains 1.25 · 0.30 / √5000 = 0.0053 of the difference.
    [Theory]
    [InlineData(0.305, false)]
    [InlineData(0.306, true)]
    public void A_fall_counts_from_where_chance_ends(double before, bool isSeen) =>
        (rule.Look(CoachFixture.Healthy() with { History = CoachFixture.Curve(0.9, 0.4, before, 0.302, 0.30) }) is not null).ShouldBe(isSeen);

    [Fact]
    public void A_loss_that_was_lower_before_the_end_has_had_its_time() =>
        rule.Look(CoachFixture.Healthy() with { History = CoachFixture.Curve(0.9, 0.6, 0.5, 0.299, 0.30) }).ShouldBeNull();

    [Fact]
    public void So_few_steps_that_nothing_was_learnt_are_told_as_such()
    {
        using var english = new SpokenLanguage(Language.English);
        var run = CoachFixture.Shown["learning-rate-too-low"];
        rule.Look(run with { Dataset = run.Dataset! with { TrainCount = 1_000 } }).ShouldNotBeNull().Evidence.ShouldStartWith("In all there were 15 training steps");
    }
}
