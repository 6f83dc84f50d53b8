using Shouldly;
using Vitrine.Improvement.Pruners;
using Xunit;
using static Vitrine.Tests.Improvement.Pruners.PrunerConformanceTests;

namespace Vitrine.Tests.Improvement.Pruners;

public sealed class PrunerTests
{
    private static readonly PruningOptions Options = new() { MaximumStep = 27 };

    // Six others and itself are seven: two go on.
    [Theory]
    [InlineData(0.85, false)]
    [InlineData(0.75, true)]
    public void Halving_lets_the_best_third_go_on(double value, bool isPruned) =>
        new SuccessiveHalvingPruner(Options).ShouldPrune(9, Curve(value, 3), Known(0.4, 0.5, 0.6, 0.7, 0.8, 0.9)).ShouldBe(isPruned);

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(9, true)]
    public void Halving_judges_at_its_rungs_only(int step, bool isPruned) =>
        new SuccessiveHalvingPruner(Options).ShouldPrune(9, Curve(0.1, step), Known(0.4, 0.5, 0.6, 0.7)).ShouldBe(isPruned);

    [Fact]
    public void Halving_counts_those_that_were_ended_at_the_rung_too()
    {
        var known = Known(0.9, 0.8);
        known = known with { Trials = [.. known.Trials, known.Trials[0] with { Number = 2, State = Vitrine.Improvement.Studies.TrialState.Pruned, Reports = Curve(0.1, 1), Values = [] }] };
        var alone = Known(0.9, 0.8);
        // The second best of three others and itself, and one of them was ended here: of four, one goes on; it is not that one.
        new SuccessiveHalvingPruner(Options).ShouldPrune(9, Curve(0.85, 1), known).ShouldBeTrue();
        new SuccessiveHalvingPruner(Options with { Reduction = 2 }).ShouldPrune(9, Curve(0.85, 1), known).ShouldBeFalse();
        new SuccessiveHalvingPruner(Options with { Reduction = 2 }).ShouldPrune(9, Curve(0.85, 1), alone).ShouldBeTrue();
    }

    [Fact]
    public void The_median_needs_enough_finished_trials()
    {
        new MedianPruner(Options).ShouldPrune(9, Curve(0.1, 4), Known(0.5, 0.6, 0.7, 0.8)).ShouldBeFalse();
        new MedianPruner(Options).ShouldPrune(9, Curve(0.1, 4), Known(0.5, 0.6, 0.7, 0.8, 0.9)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0.69, true)]
    [InlineData(0.71, false)]
    public void The_median_is_of_the_same_step(double value, bool isPruned) =>
        new MedianPruner(Options).ShouldPrune(9, Curve(value, 4), Known(0.5, 0.6, 0.7, 0.8, 0.9)).ShouldBe(isPruned);

    // 27 steps and a third each: first rungs at 1, 3, 9 and 27, as in the paper's table for R = 27, with 27, 12, 6 and 4 trials.
    [Fact]
    public void Hyperbands_brackets_have_as_many_trials_as_the_paper_gives_them()
    {
        var pruner = new HyperbandPruner(Options);
        var counts = Enumerable.Range(0, 49_000).CountBy(pruner.BracketOf).OrderBy(each => each.Key).Select(each => each.Value / 1000.0).ToList();
        counts.Count.ShouldBe(4);
        counts.Zip([27, 12, 6, 4]).ShouldAllBe(each => Math.Abs(each.First - each.Second) < 0.6);
    }

    [Fact]
    public void In_a_later_bracket_the_early_rungs_are_none()
    {
        var pruner = new HyperbandPruner(Options);
        var late = Enumerable.Range(100, 1000).First(number => pruner.BracketOf(number) == 3);
        var known = Known([.. Enumerable.Range(0, 90).Select(i => 0.5 + (i / 1000.0))]);
        Enumerable.Range(1, 26).ShouldAllBe(step => !pruner.ShouldPrune(late, Curve(0.1, step), known));
    }
}
