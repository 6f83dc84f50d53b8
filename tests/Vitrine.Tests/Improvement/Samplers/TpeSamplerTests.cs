using Shouldly;
using Vitrine.Improvement.Samplers;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Xunit;

namespace Vitrine.Tests.Improvement.Samplers;

public sealed class TpeSamplerTests
{
    private static readonly SearchSpace Space = new(
    [
        .. Enumerable.Range(0, 4).Select(i => new RealParameter { Name = $"x{i}", Low = -5, High = 5 }),
        new OptionParameter { Name = "sign", Options = ["plus", "minus", "none"] },
    ]);

    [Fact]
    public void It_finds_better_points_than_chance_does() =>
        Median(seed => Best(new TpeSampler(), seed, Loss)).ShouldBeLessThan(0.5 * Median(seed => Best(new RandomSampler(), seed, Loss)));

    [Fact]
    public void Its_first_trials_are_those_of_the_sequence()
    {
        var known = new KnownTrials([], [new Objective("loss", IsBetterHigh: false)]);
        new TpeSampler().Sample(Space, new SamplePlace(1, 0, 0), known).ShouldBe(new SobolSampler().Sample(Space, new SamplePlace(1, 0, 0), known));
    }

    [Fact]
    public void Its_first_trials_keep_most_of_where_the_space_says_that_a_study_starts()
    {
        var start = DefaultSpace.Space.Start().ShouldNotBeNull();
        var known = new KnownTrials([], [new Objective("accuracy", IsBetterHigh: true)]);
        List<Choice> choices = [.. Enumerable.Range(1, 40).Select(number => new TpeSampler().Sample(DefaultSpace.Space, new SamplePlace(1, number, 0), known))];
        var stays = choices.SelectMany(choice => start.Coordinates.Select(each => choice[each.Key] == each.Value)).Average(stays => stays ? 1.0 : 0);
        stays.ShouldBeInRange(0.75, 0.85, "three quarters are kept, and of those that are drawn some fall where they were");
        foreach (var parameter in DefaultSpace.Space.Parameters.Where(parameter => parameter.When is null))
            choices.Select(choice => choice[parameter.Name]).Distinct().Count().ShouldBeGreaterThan(1, parameter.Name);
        // what exists only under conditions that the start does not meet
        choices.Count(choice => choice["learningRate of adamW"] is not null).ShouldBeGreaterThan(0);
        choices.ShouldAllBe(choice => DefaultSpace.Space.FromJson(DefaultSpace.Space.ToJson(choice)).Equals(choice));
    }

    [Fact]
    public void Failures_keep_it_away_from_where_they_were()
    {
        // The best places fail: who forgets that comes back to them.
        var loss = (Choice choice) => choice["x0"] > 0 ? double.NaN : Loss(choice);
        int FailureCount(bool forgets) => Enumerable.Range(1, 5).Sum(seed => Trials(new TpeSampler(), seed, loss, forgets).Count(trial => trial.State == TrialState.Failed));
        FailureCount(forgets: false).ShouldBeLessThan(FailureCount(forgets: true));
    }

    // The likeliest points of a finite space are soon all known; the others must follow, to the last.
    [Fact]
    public void A_study_of_a_finite_space_tries_nearly_all_of_it()
    {
        var space = new SearchSpace([.. Enumerable.Range(0, 4).Select(i => new OptionParameter { Name = $"x{i}", Options = ["a", "b", "c"] })]);
        using var storage = SqliteStudyStorage.NewInMemory();
        var study = Study.Create(storage, new StudySettings { Space = space, MaximumStep = 1, Overlap = 1 });
        while (study.Ask("one") is { } trial)
        {
            var value = trial.Choice.Coordinates.Values.Sum() / 8;
            trial.Report(1, value);
            trial.Finish([value], 1);
        }
        study.Trials().Count.ShouldBeInRange(75, 81);
        study.HasEnded().ShouldBeTrue();
    }

    [Fact]
    public void A_start_keeps_a_study_from_nothing_that_can_be_tried()
    {
        var space = new SearchSpace([.. Enumerable.Range(0, 3).Select(i => new OptionParameter { Name = $"x{i}", Options = ["a", "b"], Start = "a" })]);
        foreach (var seed in Enumerable.Range(1, 20))
        {
            TriedOf(space, seed, _ => true).ShouldBe(8, "all there are");
            TriedOf(space, seed, choice => choice.Coordinates.Values.All(option => option == 1)).ShouldBe(1, "the farthest from the start");
        }
    }

    private static int TriedOf(SearchSpace space, int seed, Func<Choice, bool> isUsable)
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        var study = Study.Create(storage, new StudySettings { Space = space, Seed = seed, MaximumStep = 1, Overlap = 1 }, isUsable);
        while (study.Ask("one") is { } trial)
        {
            trial.Report(1, 0.5);
            trial.Finish([0.5], 1);
        }
        return study.Trials().Count;
    }

    private static double Loss(Choice choice) => Enumerable.Range(0, 4).Sum(i => Math.Pow(choice[$"x{i}"]!.Value - 1, 2)) + (choice["sign"] == 1 ? 0 : 5);

    private static double Best(ISampler sampler, int seed, Func<Choice, double> loss) => Trials(sampler, seed, loss).Min(trial => trial.Values[0]);

    private static List<TrialRecord> Trials(ISampler sampler, int seed, Func<Choice, double> loss, bool forgetsFailures = false)
    {
        var trials = new List<TrialRecord>();
        for (var number = 0; number < 80; number++)
        {
            var choice = sampler.Sample(Space, new SamplePlace(seed, number, 0), new KnownTrials([.. trials.Where(trial => !forgetsFailures || trial.State != TrialState.Failed)], [new Objective("loss", IsBetterHigh: false)]));
            var value = loss(choice);
            trials.Add(new TrialRecord(number, choice) { State = double.IsNaN(value) ? TrialState.Failed : TrialState.Finished, Values = double.IsNaN(value) ? [] : [value] });
        }
        return trials;
    }

    private static double Median(Func<int, double> value) => Enumerable.Range(1, 9).Select(value).Order().ElementAt(4);
}
