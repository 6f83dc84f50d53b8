using Shouldly;
using Vitrine.Improvement.Findings;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Xunit;

namespace Vitrine.Tests.Improvement.Findings;

public sealed class TrialOutcomeTests
{
    // Who was 30 points behind after the first step was 15 behind at the end: half of it.
    [Theory]
    [InlineData(0.60, 0.75)]
    [InlineData(0.75, 0.825)]
    [InlineData(0.80, 0.85)]
    public void Who_is_ended_early_would_have_caught_up_as_the_finished_ones_did(double report, double end) =>
        TrialOutcome.Of([Finished(0, 0.9, 0.9), Finished(1, 0.6, 0.75), Pruned(2, report)])[2].Value.ShouldBe(end, 1e-12);

    [Fact]
    public void A_single_finished_trial_says_how_much_is_gained() =>
        TrialOutcome.Of([Finished(0, 0.80, 0.88), Pruned(1, 0.70)])[1].Value.ShouldBe(0.78, 1e-12);

    [Fact]
    public void Nobody_is_taken_to_overtake_those_that_were_ahead_or_to_fall_further_behind()
    {
        TrialOutcome.Of([Finished(0, 0.9, 0.8), Finished(1, 0.8, 0.9), Pruned(2, 0.5)])[2].Value.ShouldBe(0.85, 1e-12, "the mean");
        TrialOutcome.Of([Finished(0, 0.9, 0.9), Finished(1, 0.85, 0.7), Pruned(2, 0.875)])[2].Value.ShouldBe(0.8, 1e-12);
        TrialOutcome.Of([Finished(0, 0.9, 0.9), Finished(1, 0.85, 0.7), Pruned(2, 0.775)])[2].Value.ShouldBe(0.7, 1e-12, "one to one, not four to one");
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
