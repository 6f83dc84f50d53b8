using Shouldly;
using Vitrine.Coaching;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Vitrine.Tests.Reporting;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Coaching;

public sealed class CoachTests
{
    [Fact]
    public void A_healthy_run_gets_no_advice() => Coach.Look(CoachFixture.Healthy()).ShouldBeEmpty();

    [Fact]
    public void Advice_comes_in_the_order_of_the_table()
    {
        var run = CoachFixture.Shown["overfitting"] with
        {
            DeadUnits = CoachFixture.Shown["dead-units"].DeadUnits,
            Validation = CoachFixture.Shown["calibration-drift"].Validation,
        };
        Coach.Look(run).Select(advice => advice.Rule).ShouldBe(["dead-units", "overfitting", "calibration-drift"]);
    }

    [Fact]
    public void It_never_looks_at_test()
    {
        using var english = new SpokenLanguage(Language.English);
        foreach (var run in CoachFixture.Shown.Values.Append(CoachFixture.Healthy()))
        {
            var absurd = run with { Test = CoachFixture.Report("test", label => label / 10.0, claimed: 0.1), TestEvaluationCount = 99 };
            Coach.Look(absurd).ShouldBe(Coach.Look(run with { Test = null, TestEvaluationCount = 0 }));
        }
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("seed")]
    public void Presets_on_the_sample_get_sentences_that_are_whole(string preset)
    {
        using var portuguese = new SpokenLanguage(Language.Portuguese);
        foreach (var advice in Coach.Look(SampleTraining.Of(Recipes.Named(preset))))
            advice.Evidence.ShouldNotContain("{");
    }

    [Fact]
    public void The_default_preset_on_the_sample_ends_too_soon() =>
        Coach.Look(SampleTraining.Of(Recipes.Fast)).ShouldHaveSingleItem().Rule.ShouldBe("schedule-too-short");

    [Fact]
    public void What_a_search_adopted_is_judged_by_its_own_recipe()
    {
        var run = CoachFixture.Shown["calibration-drift"] with { FinalRecipe = CoachFixture.Healthy().Recipe with { LabelSmoothing = 0.1 } };
        Coach.Look(run).ShouldHaveSingleItem().Try.ShouldContain("patience");
    }

    [Fact]
    public void A_run_that_has_just_begun_gets_no_advice() => Coach.Look(ReportFixture.JustBegun().Run).ShouldBeEmpty();
}
