using Shouldly;
using Vitrine.Coaching;
using Vitrine.Evaluation;
using Vitrine.Improvement;
using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Coaching;

public sealed class OwnTrialsTests : IDisposable
{
    private readonly SpokenLanguage english = new(Language.English);

    public void Dispose() => english.Dispose();

    [Fact]
    public void A_measured_gain_takes_the_place_of_the_documents()
    {
        var run = CoachFixture.Shown["dead-units"] with { Improvement = Report(adopted: false, Outcome("learning-rate-half", 0.012, 0.004)) };
        Coach.Look(run).ShouldHaveSingleItem().Bought.ShouldBe(
            "This run's search tried it briefly (what learning-rate-half changes), and it bought +1.20 points of validation (95% interval +0.40 to +2.00).");
    }

    [Fact]
    public void A_measured_loss_is_called_one() =>
        OwnTrials.Best(With(Outcome("wider", -0.02, -0.03)), "wider").ShouldNotBeNull().ShouldContain("it cost: −2.00 points");

    [Fact]
    public void What_may_be_chance_is_called_that() =>
        OwnTrials.Best(With(Outcome("wider", 0.002, -0.004)), "wider").ShouldNotBeNull().ShouldContain("which may be chance");

    [Fact]
    public void The_best_of_several_is_told() =>
        OwnTrials.Best(With(Outcome("cutout", 0.001, -0.01), Outcome("shift", 0.02, 0.01)), "cutout", "shift").ShouldNotBeNull().ShouldContain("shift");

    [Fact]
    public void What_was_not_tried_says_nothing()
    {
        OwnTrials.Best(With(Outcome("cutout", 0.01, 0.001)), "wider").ShouldBeNull();
        OwnTrials.Best(CoachFixture.Healthy(), "wider").ShouldBeNull();
    }

    [Fact]
    public void What_is_part_of_the_recipe_by_now_is_no_news() =>
        OwnTrials.Best(CoachFixture.Healthy() with { Improvement = Report(adopted: true, Outcome("cutout", 0.01, 0.001) with { Kept = true }) }, "cutout").ShouldBeNull();

    private static RunRecord With(params VariationOutcome[] outcomes) => CoachFixture.Healthy() with { Improvement = Report(adopted: false, outcomes) };

    private static ImprovementReport Report(bool adopted, params VariationOutcome[] outcomes) => new(60, 50, 2, 20_000, 0.9, outcomes, 0.9, 0.9, adopted, "");

    private static VariationOutcome Outcome(string id, double gain, double low) =>
        new(id, "regularisation", $"what {id} changes", 0.9 + gain, gain, new Interval(low, gain + (gain - low)), 0.01, 1, Kept: false, "");
}
