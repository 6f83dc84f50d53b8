using Shouldly;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Vitrine.Training.Budgets;
using Xunit;

namespace Vitrine.Tests.Training.Budgets;

public sealed class BudgetChoiceTests
{
    private static readonly ExpectedAccuracy Expectations = new([new("small", 2, 0.80, 1), new("small", 8, 0.85, 1), new("large", 2, 0.84, 1), new("large", 8, 0.95, 1)]);

    [Theory]
    [InlineData(10, "small", 8)] // large gets no epoch in
    [InlineData(24, "small", 20)] // one epoch of large, of which nothing is known
    [InlineData(48, "small", 32)] // two epochs of large are known to give less
    [InlineData(100, "large", 4)]
    public void What_promises_most_inside_the_planned_share_is_chosen(int seconds, string name, int epochs)
    {
        var (chosen, accuracy) = Choose(seconds);
        (chosen.Recipe.Name, chosen.Recipe.Epochs).ShouldBe((name, epochs));
        accuracy.ShouldBe(Expectations.Of(chosen.Recipe));
        (chosen.Costs.SecondsPerEpoch * epochs).ShouldBeLessThanOrEqualTo(seconds * BudgetChoice.PlannedShare);
    }

    [Fact]
    public void Schedules_are_not_drawn_out_beyond_all_measure() => Choose(1e6).Chosen.Recipe.Epochs.ShouldBe(4 * 8);

    [Fact]
    public void Without_a_limit_of_time_every_schedule_stays_as_it_is() =>
        BudgetChoice.Choose([Candidate("small", 1), Candidate("large", 20)], null, new TrainingBudget { MaxParameters = 1 }, Expectations).Chosen.Recipe.ShouldBe(Candidate("large", 20).Recipe);

    [Fact]
    public void Where_nothing_is_known_the_dearest_that_fits_is_chosen()
    {
        var (chosen, accuracy) = BudgetChoice.Choose([Candidate("a", 1), Candidate("b", 2), Candidate("c", 99)], Seconds(50), Budget(50), Expectations);
        chosen.Recipe.Name.ShouldBe("b");
        accuracy.ShouldBeNull();
    }

    [Fact]
    public void What_follows_the_last_epoch_fits_in_as_well()
    {
        // of 100 seconds 85 are planned: eight epochs of ten, and five for the end
        BudgetChoice.Choose([Candidate("unknown", 10, 5)], Seconds(100), Budget(100), Expectations).Chosen.Recipe.Epochs.ShouldBe(8);
        Should.Throw<VitrineException>(() => BudgetChoice.Choose([Candidate("unknown", 10, 76)], Seconds(100), Budget(100), Expectations)).Message.ShouldEndWith("`--in 103s`.");
    }

    [Fact]
    public void A_budget_without_room_for_one_epoch_is_refused_with_the_least_that_would_do()
    {
        using var english = new SpokenLanguage(Language.English);
        var refusal = Should.Throw<VitrineException>(() => BudgetChoice.Choose([Candidate("small", 1.7), Candidate("large", 20)], Seconds(0.5), Budget(1), Expectations));
        refusal.Kind.ShouldBe(FailureKind.Usage);
        // half a second went into the calibration, an epoch needs 1.7 / 0.85 = 2, and one more is for luck: 3.5
        refusal.Message.ShouldBe("1 s is too short: one epoch of the cheapest recipe that is allowed, small, takes about 1.7 seconds here; give at least `--in 4s`.");
    }

    private static (Candidate Chosen, double? ExpectedAccuracy) Choose(double seconds) =>
        BudgetChoice.Choose([Candidate("small", 1), Candidate("large", 20)], Seconds(seconds), Budget(seconds), Expectations);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static TrainingBudget Budget(double seconds) => new() { Time = Seconds(seconds) };

    private static Candidate Candidate(string name, double secondsPerEpoch, double secondsAtEnd = 0) =>
        new(Recipes.Seed with { Name = name, Epochs = 8 }, new TrainingCosts(secondsPerEpoch, 0, 1, secondsAtEnd), null);
}
