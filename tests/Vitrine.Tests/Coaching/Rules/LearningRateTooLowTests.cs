using Shouldly;
using Vitrine.Coaching;
using Vitrine.Coaching.Rules;
using Xunit;

namespace Vitrine.Tests.Coaching.Rules;

public sealed class LearningRateTooLowTests
{
    private readonly LearningRateTooLow rule = new();

    [Fact]
    public void A_training_at_a_thousandth_of_the_rate_shows_it_and_nothing_else() =>
        Coach.Look(SampleTraining.Of(SampleTraining.Plain with { LearningRate = 3e-6 })).ShouldHaveSingleItem().Rule.ShouldBe(rule.Name);

    [Fact]
    public void The_same_training_at_a_usual_rate_does_not() => rule.Look(SampleTraining.Of(SampleTraining.Plain)).ShouldBeNull();

    [Fact]
    public void A_hard_task_learnt_fast_and_to_no_good_end_is_not_the_rates_fault() =>
        rule.Look(CoachFixture.Healthy() with { History = CoachFixture.Curve(1.6, 1.35, 1.3, 1.29, 1.28) }).ShouldBeNull();

    [Theory]
    [InlineData(1.20, true)]
    [InlineData(1.10, false)]
    public void Half_of_the_way_from_guessing_is_where_crawling_ends(double last, bool isSeen) =>
        (rule.Look(CoachFixture.Healthy() with { History = CoachFixture.Curve(2.2, 2.0, 1.7, 1.4, last) }) is not null).ShouldBe(isSeen);

    [Theory]
    [InlineData(256 * 19, false)]
    [InlineData(256 * 20, true)]
    public void Before_a_hundred_steps_it_is_the_schedules_fault(int trainCount, bool isSeen)
    {
        var run = CoachFixture.Shown[rule.Name];
        var few = run with { Dataset = run.Dataset! with { TrainCount = trainCount } };
        (rule.Look(few) is not null).ShouldBe(isSeen);
        (new ScheduleTooShort().Look(few) is null).ShouldBe(isSeen);
    }
}
