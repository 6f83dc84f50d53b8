using Shouldly;
using Vitrine.App.Studies;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.App.Studies;

public sealed class StudyBudgetTests
{
    private static readonly TimeSpan Half = TimeSpan.FromMinutes(30);
    private readonly SettableTimestamps time = new();

    [Fact]
    public void What_is_kept_for_the_end_is_that_of_the_best_trials_and_not_of_the_longest()
    {
        var budget = Budget(confirmationCount: 3);
        TrialRecord[] good = [Trial(0, 0.93, 60), Trial(1, 0.92, 50), Trial(2, 0.92, 40)];

        budget.SearchRemaining([.. good, Trial(3, 0.5, 300)]).ShouldBe(budget.SearchRemaining([.. good, Trial(3, 0.5, 60)]) - TimeSpan.FromSeconds(240), "but no trial is begun that would not end");
        budget.SearchRemaining([.. good, Trial(3, 0.5, 60)])!.Value.ShouldBeLessThan(budget.SearchRemaining([Trial(0, 0.93, 20), .. good[1..]])!.Value);
    }

    [Fact]
    public void Distilling_keeps_more() =>
        new StudyBudget(Half, 3, distills: true, 9, 1, time.GetTimestamp(), time).SearchRemaining([Trial(0, 0.9, 60)])!.Value
            .ShouldBeLessThan(Budget(3).SearchRemaining([Trial(0, 0.9, 60)])!.Value);

    [Fact]
    public void The_search_is_over_before_the_trainings_at_the_end_must_begin()
    {
        var budget = Budget(3);
        TrialRecord[] trials = [Trial(0, 0.9, 60)];
        (budget.IsSearchOver(trials), budget.MustEnd(trials)).ShouldBe((false, false));
        time.Advance(budget.SearchRemaining(trials)!.Value);
        (budget.IsSearchOver(trials), budget.MustEnd(trials)).ShouldBe((true, false));
        time.Advance(TimeSpan.FromSeconds(60));
        (budget.IsSearchOver(trials), budget.MustEnd(trials)).ShouldBe((true, true));
    }

    [Fact]
    public void Without_a_limit_it_is_never_over()
    {
        var budget = new StudyBudget(null, 3, distills: true, 9, 2, time.GetTimestamp(), time);
        time.Advance(TimeSpan.FromDays(9));
        (budget.IsSearchOver([]), budget.MustEnd([])).ShouldBe((false, false));
    }

    private StudyBudget Budget(int confirmationCount) => new(Half, confirmationCount, distills: false, 9, 1, time.GetTimestamp(), time);

    private static TrialRecord Trial(int number, double accuracy, double seconds) =>
        new(number, new Choice(new Dictionary<string, double>())) { State = TrialState.Finished, Values = [accuracy], Seconds = seconds };
}
