using Shouldly;
using Vitrine.Coaching;
using Vitrine.Coaching.Rules;
using Vitrine.Reporting;
using Xunit;

namespace Vitrine.Tests.Coaching.Rules;

public sealed class CalibrationDriftTests
{
    private readonly CalibrationDrift rule = new();

    [Theory]
    [InlineData(0.95, false)]
    [InlineData(0.96, true)]
    [InlineData(0.91, false)]
    [InlineData(0.90, true)]
    public void Two_points_and_a_half_matter(double claimed, bool isSeen) => (rule.Look(Claiming(claimed)) is not null).ShouldBe(isSeen);

    [Fact]
    public void With_few_images_a_drift_may_be_chance() => rule.Look(Claiming(0.93, count: 100)).ShouldBeNull();

    [Fact]
    public void Too_sure_and_too_modest_are_told_apart() =>
        rule.Look(Claiming(0.99)).ShouldNotBeNull().Sees.ShouldNotBe(rule.Look(Claiming(0.85)).ShouldNotBeNull().Sees);

    [Fact]
    public void Modesty_that_the_recipe_teaches_is_meant()
    {
        var (modest, sure) = (Smoothed(Claiming(0.85)), Smoothed(Claiming(0.99)));
        rule.Look(modest).ShouldBeNull();
        rule.Look(sure).ShouldNotBeNull().Try.ShouldContain("patience");
        rule.Look(Claiming(0.99)).ShouldNotBeNull().Try.ShouldContain("labelSmoothing");
    }

    [Theory]
    [InlineData("learning-rate-too-high")]
    [InlineData("learning-rate-too-low")]
    [InlineData("schedule-too-short")]
    public void A_training_that_went_wrong_or_is_not_over_has_graver_faults(string other) =>
        Coach.Look(Claiming(0.99) with { History = CoachFixture.Shown[other].History }).ShouldHaveSingleItem().Rule.ShouldBe(other);

    private static RunRecord Claiming(double claimed, int count = CoachFixture.ValidationCount) =>
        CoachFixture.Healthy() with { Validation = CoachFixture.Report("validation", _ => 0.93, claimed, count) };

    private static RunRecord Smoothed(RunRecord run) => run with { Recipe = run.Recipe with { LabelSmoothing = 0.1 } };
}
