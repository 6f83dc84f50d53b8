using Shouldly;
using Vitrine.Improvement.Findings;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Xunit;

namespace Vitrine.Tests.Improvement.Findings;

public sealed class FurtherGainTests
{
    // The best of n uniform numbers on [0.8, 0.9] lies, on average, n / (n + 1) up: from a best at three quarters, E[max(0, best of n − 0.875)].
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(50)]
    public void It_is_what_the_best_of_so_many_uniform_numbers_is_above_the_best_so_far(int count)
    {
        var values = Enumerable.Range(0, 1_001).Select(i => 0.8 + (0.1 * i / 1_000)).ToList();
        var exact = 0.1 * (1 - 0.75 - ((1 - Math.Pow(0.75, count + 1)) / (count + 1)));
        FurtherGain.ExpectedExcess(values, 0.875, count).ShouldBe(exact, 0.02 * exact);
    }

    // P(above x) = exp(−(x − ½) / b): E[max of n − best] = ∫ 1 − (1 − exp(−(x − ½) / b))ⁿ, for n = 1 it is b · exp(−(best − ½) / b).
    [Fact]
    public void An_exponential_tail_is_seen_as_one()
    {
        var values = Enumerable.Range(1, 1_000).Select(i => 0.5 - (0.02 * Math.Log((i - 0.5) / 1_000))).ToList();
        FurtherGain.ExpectedExcess(values, 0.56, 1).ShouldBe(0.02 * Math.Exp(-3), 0.15 * 0.02 * Math.Exp(-3));
    }

    [Fact]
    public void Nothing_is_above_one() => FurtherGain.ExpectedExcess([0.5, 0.6, 0.7, 0.8, 0.9, 0.99], 0.99, 1e6).ShouldBeLessThan(0.01 + 1e-12);

    // By moments alone, these would end at 0.863: below the best that is among them.
    [Fact]
    public void What_has_been_seen_once_can_be_seen_again() =>
        FurtherGain.ExpectedExcess([.. Enumerable.Repeat(0.8, 10), .. Enumerable.Repeat(0.86, 8), 0.87, 0.875], 0.875, 200).ShouldBeInRange(0.0001, 0.02);

    [Fact]
    public void Trials_that_are_all_the_same_promise_nothing() => FurtherGain.ExpectedExcess([.. Enumerable.Repeat(0.9, 20)], 0.9, 100).ShouldBe(0);

    [Fact]
    public void Its_trials_are_those_that_the_workers_manage_in_the_time()
    {
        var gain = FurtherGain.Estimate(Outcomes(20), workerCount: 2, TimeSpan.FromMinutes(30))!;
        gain.TrialCount.ShouldBe(2 * 1_800 / 60.0);
        gain.Expected.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_few_trials_promise_nothing_at_all() => FurtherGain.Estimate(Outcomes(StudyFindings.FewestTrials - 1), 2, TimeSpan.FromMinutes(30)).ShouldBeNull();

    private static List<TrialOutcome> Outcomes(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new TrialOutcome(new TrialRecord(i, new Choice(new Dictionary<string, double>())) { State = TrialState.Finished, Values = [0.8 + (i * 7 % 20 * 0.005)], Seconds = 60 }, 0.8 + (i * 7 % 20 * 0.005)))];
}
