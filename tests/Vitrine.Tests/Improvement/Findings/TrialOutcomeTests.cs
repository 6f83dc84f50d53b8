using Shouldly;
using Vitrine.Improvement.Findings;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Xunit;

namespace Vitrine.Tests.Improvement.Findings;

public sealed class TrialOutcomeTests
{
    // Who was 30 points behind after the first step was 15 behind at the end: half of it, if enough have finished to say so.
    [Theory]
    [InlineData(0.60, 0.75)]
    [InlineData(0.75, 0.825)]
    [InlineData(0.80, 0.85)]
    public void Who_is_ended_early_would_have_caught_up_as_the_finished_ones_did(double report, double end)
    {
        var finished = Enumerable.Range(0, 101).Select(i => Finished(i, 0.6 + (0.003 * i), 0.75 + (0.0015 * i)));
        TrialOutcome.Of([.. finished, Pruned(101, report)])[101].Value.ShouldBe(end, 0.001);
    }

    // The reports 0.9, 0.6 and 0.6 have a variance of 0.02, the finished ones a sum of squares of 0.045 and of products of 0.0225: the slope is 0.0425 / 0.065, from (0.75, 0.825).
    [Fact]
    public void Few_of_them_count_together_with_one_that_does_not_catch_up() =>
        TrialOutcome.Of([Finished(0, 0.9, 0.9), Finished(1, 0.6, 0.75), Pruned(2, 0.6)])[2].Value.ShouldBe(0.825 - (0.15 * 0.0425 / 0.065), 1e-12);

    [Theory]
    [InlineData(0.80, 0.88, 0.70, 0.78)]
    [InlineData(2.0, 0.5, 3.0, 1.5)] // a loss
    public void A_single_finished_trial_says_how_much_is_gained(double report, double end, double pruned, double expected) =>
        TrialOutcome.Of([Finished(0, report, end), Pruned(1, pruned)])[1].Value.ShouldBe(expected, 1e-12);

    // Two that came by each other by chance say nothing of one that never learnt.
    [Fact]
    public void Who_collapsed_is_not_taken_to_have_come_to_the_mean() =>
        TrialOutcome.Of([Finished(0, 0.906, 0.930), Finished(1, 0.900, 0.935), Finished(2, 0.903, 0.932), Pruned(3, 0.1)])[3].Value.ShouldBe(0.13, 0.01);

    [Fact]
    public void Equal_reports_say_how_much_is_gained() =>
        TrialOutcome.Of([Finished(0, 0.1, 0.9), Finished(1, 0.1, 0.8), Finished(2, 0.1, 0.7), Pruned(3, 0.1)])[3].Value.ShouldBe(0.8, 1e-12);

    [Fact]
    public void Nobody_is_taken_to_overtake_those_that_were_ahead_or_to_fall_further_behind()
    {
        List<TrialRecord> crossing = [.. Enumerable.Range(0, 50).Select(i => Finished(i, 0.8 + (0.002 * i), 0.9 - (0.002 * i)))];
        TrialOutcome.Of([.. crossing, Pruned(50, 0.82)])[50].Value.ShouldBe(crossing.Average(trial => trial.Values[0]), 1e-12);
        List<TrialRecord> fanning = [.. Enumerable.Range(0, 50).Select(i => Finished(i, 0.85 + (0.001 * i), 0.7 + (0.004 * i)))];
        TrialOutcome.Of([.. fanning, Pruned(50, 0.7745)])[50].Value.ShouldBe(fanning.Average(trial => trial.Values[0]) - 0.1, 1e-12, "one to one, not four to one");
    }

    [Fact]
    public void Without_a_finished_trial_nothing_is_said() => TrialOutcome.Of([Pruned(0, 0.5)]).ShouldBeEmpty();

    [Fact]
    public void Failures_and_open_trials_are_left_out() =>
        TrialOutcome.Of([Finished(0, 0.9, 0.9), Pruned(1, 0.5) with { State = TrialState.Failed }, Pruned(2, 0.5) with { State = TrialState.Open }]).Count.ShouldBe(1);

    private static TrialRecord Finished(int number, double report, double end) => Trial(number) with
    {
        State = TrialState.Finished,
        Reports = [new TrialReport(1, report), new TrialReport(2, end)],
        Values = [end],
    };

    private static TrialRecord Pruned(int number, double report) => Trial(number) with { State = TrialState.Pruned, Reports = [new TrialReport(1, report)] };

    private static TrialRecord Trial(int number) => new(number, new Choice(new Dictionary<string, double>()));
}
