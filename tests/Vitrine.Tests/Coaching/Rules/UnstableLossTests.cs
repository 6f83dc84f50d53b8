using Shouldly;
using Vitrine.Coaching.Rules;
using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Coaching.Rules;

public sealed class UnstableLossTests
{
    private readonly UnstableLoss rule = new();

    [Fact]
    public void Leaps_that_come_back_are_counted_and_the_largest_told()
    {
        using var english = new SpokenLanguage(Language.English);
        rule.Look(CoachFixture.Shown[rule.Name]).ShouldNotBeNull().Evidence
            .ShouldBe("Validation loss leapt 2 times by a quarter or more, at most from 0.5000 to 0.8000, in epoch 4.");
    }

    [Fact]
    public void Leaps_by_less_than_a_quarter_are_usual() => Seen(0.5, 0.62, 0.45, 0.55, 0.4, 0.4).ShouldBeFalse();

    [Fact]
    public void One_leap_may_be_an_unlucky_batch() => Seen(0.5, 0.9, 0.45, 0.42, 0.4, 0.4).ShouldBeFalse();

    [Fact]
    public void A_rise_that_stays_is_something_else() => Seen(0.3, 0.4, 0.55, 0.7, 0.9).ShouldBeFalse();

    [Fact]
    public void With_few_images_a_leap_may_be_chance()
    {
        var run = Of([0.5, 0.64, 0.45, 0.6, 0.4, 0.4]);
        rule.Look(run).ShouldNotBeNull();
        rule.Look(run with { Validation = CoachFixture.Report("validation", _ => 0.9, count: 10) }).ShouldBeNull();
    }

    [Fact]
    public void Averaging_is_advised_to_those_who_do_not_average()
    {
        var run = CoachFixture.Shown[rule.Name];
        rule.Look(run).ShouldNotBeNull().Try.ShouldContain("averageDecay");
        var averaged = rule.Look(run with { Recipe = run.Recipe with { AverageDecay = 0.98 } }).ShouldNotBeNull();
        (averaged.Try.Contains("averageDecay", StringComparison.Ordinal), averaged.Bought).ShouldBe((false, null));
    }

    private bool Seen(params double[] losses) => rule.Look(Of(losses)) is not null;

    private static RunRecord Of(double[] losses) => CoachFixture.Healthy() with { History = CoachFixture.Curve(losses) };
}
