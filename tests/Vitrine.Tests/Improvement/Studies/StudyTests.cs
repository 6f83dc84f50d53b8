using Shouldly;
using Vitrine.Improvement.Pruners;
using Vitrine.Improvement.Samplers;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Vitrine.Tests.Improvement.Spaces;
using Xunit;

namespace Vitrine.Tests.Improvement.Studies;

public sealed class StudyTests
{
    public static TheoryData<string, string> Methods()
    {
        var methods = new TheoryData<string, string>();
        foreach (var sampler in SamplerTable.All.Keys)
        {
            foreach (var pruner in PrunerTable.All.Keys)
                methods.Add(sampler, pruner);
        }
        return methods;
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Any_number_of_workers_makes_the_same_trials(string sampler, string pruner)
    {
        var settings = SimulatedWork.Settings with { Sampler = sampler, Pruner = pruner };
        var alone = CarryOut(1, settings: settings);
        alone.Count.ShouldBe(40);
        CarryOut(2, settings: settings).ShouldBe(alone);
        CarryOut(4, settings: settings).ShouldBe(alone);
        CarryOut(4, turnSeed: 2, settings: settings).ShouldBe(alone);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Workers_that_die_change_nothing(int turnSeed) => CarryOut(2, turnSeed, deathRate: 0.05).ShouldBe(CarryOut(1));

    [Fact]
    public void Some_trials_are_finished_some_pruned_and_some_fail()
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        SimulatedWork.CarryOut(storage, 2).Select(trial => trial.State).Distinct().ShouldBe([TrialState.Finished, TrialState.Pruned, TrialState.Failed], ignoreOrder: true);
    }

    [Theory]
    [InlineData("tpe")]
    [InlineData("sobol")]
    [InlineData("random")]
    public void A_study_begins_where_its_space_says_if_that_can_be_tried(string sampler)
    {
        var space = new SearchSpace([new RealParameter { Name = "x", Low = 0, High = 1, Start = 0.25 }]);
        var settings = new StudySettings { Space = space, Sampler = sampler, MaximumStep = 1 };
        using var storage = SqliteStudyStorage.NewInMemory();
        using var other = SqliteStudyStorage.NewInMemory();

        var study = Study.Create(storage, settings);
        study.Ask("worker")!.Choice["x"].ShouldBe(0.25);
        study.Ask("worker")!.Choice["x"].ShouldNotBe(0.25);
        Study.Create(other, settings, isUsable: choice => choice["x"] > 0.5).Ask("worker")!.Choice["x"]!.Value.ShouldBeGreaterThan(0.5);
    }

    [Fact]
    public void Other_seeds_make_other_trials() => CarryOut(1, settings: SimulatedWork.Settings with { Seed = 6 }).ShouldNotBe(CarryOut(1));

    [Fact]
    public void The_best_trial_is_the_one_of_the_highest_value()
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        var trials = SimulatedWork.CarryOut(storage, 2);
        Study.Open(storage).Best()!.Values[0].ShouldBe(trials.Where(trial => trial.State == TrialState.Finished).Max(trial => trial.Values[0]));
    }

    [Fact]
    public void A_trial_that_workers_die_over_fails_and_the_study_goes_on()
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        var time = new SettableTime();
        var study = Study.Create(storage, SimulatedWork.Settings, time: time);
        for (var death = 0; death < 5; death++)
        {
            study.Ask("doomed")!.Number.ShouldBe(0);
            time.Now += study.LeaseTime;
        }
        study.Ask("next")!.Number.ShouldBe(1);
        study.Trials()[0].State.ShouldBe(TrialState.Failed);
        study.Trials()[0].Reason.ShouldBe("5 processes in a row died over it without a report.");
    }

    [Fact]
    public void Giving_a_trial_back_is_no_death()
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        var study = Study.Create(storage, SimulatedWork.Settings, time: new SettableTime());
        for (var i = 0; i < 12; i++)
        {
            var trial = study.Ask("interrupted")!;
            trial.Number.ShouldBe(0);
            trial.Release();
        }
    }

    [Fact]
    public void Who_was_silent_too_long_is_refused()
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        var time = new SettableTime();
        var study = Study.Create(storage, SimulatedWork.Settings, time: time);
        var silent = study.Ask("silent")!;
        time.Now += study.LeaseTime;
        var heir = study.Ask("heir")!;
        heir.Number.ShouldBe(silent.Number);
        heir.Report(1, 0.5);
        Should.Throw<LeaseLostException>(() => silent.Report(1, 0.6));
        Should.Throw<LeaseLostException>(() => silent.Finish([0.6], 1));
        Should.Throw<LeaseLostException>(silent.Renew);
        Should.Throw<LeaseLostException>(silent.Release);
        heir.Finish([0.5], 1);
        study.Trials().Single().Values.ShouldBe([0.5]);
    }

    [Fact]
    public void No_more_than_the_overlap_are_under_way()
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        var study = Study.Create(storage, SimulatedWork.Settings with { Overlap = 3 });
        var trials = Enumerable.Range(0, 3).Select(_ => study.Ask("worker")!).ToList();
        study.Ask("one too many").ShouldBeNull();
        trials[1].Finish([0.5], 1);
        study.Ask("still one too many").ShouldBeNull(); // the fourth is chosen by the result of the first
        trials[0].Finish([0.5], 1);
        study.Ask("welcome")!.Number.ShouldBe(3);
    }

    [Fact]
    public void A_small_space_ends_when_all_of_it_was_tried()
    {
        var space = new SearchSpace([new IntegerParameter { Name = "n", Low = 1, High = 5 }]);
        foreach (var sampler in SamplerTable.All.Keys)
        {
            using var storage = SqliteStudyStorage.NewInMemory();
            var study = Study.Create(storage, new StudySettings { Space = space, MaximumStep = 1, Sampler = sampler });
            while (study.Ask("worker") is { } trial)
                trial.Finish([trial.Choice["n"]!.Value], 1);
            study.HasEnded().ShouldBeTrue();
            study.Trials().Select(trial => trial.Choice["n"]).Order().ShouldBe([1, 2, 3, 4, 5]);
        }
    }

    [Fact]
    public void A_space_without_anything_usable_is_refused()
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        var study = Study.Create(storage, SimulatedWork.Settings, isUsable: _ => false);
        Should.Throw<VitrineException>(() => study.Ask("worker")).Kind.ShouldBe(FailureKind.Usage);
    }

    [Fact]
    public void All_that_is_wrong_with_settings_is_said_at_once()
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        var problem = Should.Throw<VitrineException>(() => Study.Create(
            storage, new StudySettings { Space = TestSpaces.Square, MaximumStep = 0, MinimumStep = 0, Reduction = 1, Overlap = 0, TrialCount = 0, Objectives = [] }));
        problem.Message.ShouldBe(
            "The study cannot be made: 1 ≤ maximumStep ≤ 1000000 (0); minimumStep ≥ 1 (0); 2 ≤ reduction ≤ 1000 (1); overlap ≥ 1 (0); trialCount ≥ 1 (0); objectives ≥ 1 (0).");
        storage.ReadSettings().ShouldBeNull();
    }

    [Fact]
    public void The_first_rung_is_not_after_the_last_step()
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        Should.Throw<VitrineException>(() => Study.Create(storage, new StudySettings { Space = TestSpaces.Square, MaximumStep = 3, MinimumStep = 4 })).Message.ShouldContain("minimumStep ≤ maximumStep (4)");
    }

    [Fact]
    public void A_trial_without_a_report_cannot_be_pruned()
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        var trial = Study.Create(storage, SimulatedWork.Settings).Ask("worker")!;
        Should.Throw<InvalidOperationException>(() => trial.Prune(1));
        storage.ReadTrials().Single().State.ShouldBe(TrialState.Open);
    }

    [Fact]
    public void Results_must_be_numbers()
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        var trial = Study.Create(storage, SimulatedWork.Settings).Ask("worker")!;
        Should.Throw<ArgumentOutOfRangeException>(() => trial.Report(1, double.NaN));
        Should.Throw<ArgumentOutOfRangeException>(() => trial.Report(0, 0.5));
        Should.Throw<ArgumentException>(() => trial.Finish([double.NaN], 1));
        Should.Throw<ArgumentException>(() => trial.Finish([0.5, 0.6], 1));
    }

    /// <returns>A line a trial: all but how often it was attempted.</returns>
    private static List<string> CarryOut(int workerCount, int turnSeed = 1, double deathRate = 0, StudySettings? settings = null)
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        return [.. SimulatedWork.CarryOut(storage, workerCount, turnSeed, deathRate, settings).Select(trial =>
            $"{trial.Number} {TestSpaces.Varied.ToJson(trial.Choice).ToJsonString()} {trial.State} {string.Join(' ', trial.Values)} {trial.Seconds} {string.Join(' ', trial.Reports)}")];
    }

    [Fact]
    [Trait("Category", "Full")]
    public void After_ten_thousand_trials_it_is_asked_in_less_than_50_ms()
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        var settings = new StudySettings { Space = DefaultSpace.Space, MaximumStep = 9, Overlap = 1 };
        var study = Study.Create(storage, settings);
        var none = new KnownTrials([], settings.Objectives);
        for (var number = 0; number < 10_000; number++)
        {
            var choice = new RandomSampler().Sample(settings.Space, new SamplePlace(1, number, 0), none);
            storage.TryAdd(new TrialRecord(number, choice)).ShouldBeTrue();
            storage.End(storage.TryLease(number, "past", DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue)!, new TrialRecord(number, choice) { State = TrialState.Finished, Values = [choice.Coordinates.Values.Sum() % 1] });
        }
        study.Trials().Count.ShouldBe(10_000);
        // the quickest of them: whatever else the machine does only adds
        Enumerable.Range(0, 15).Min(_ => Ask(study)).ShouldBeLessThan(50);
    }

    private static double Ask(Study study)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var trial = study.Ask("now")!;
        var elapsed = watch.Elapsed.TotalMilliseconds;
        trial.Report(1, 0.5);
        trial.Finish([0.5], 1);
        return elapsed;
    }
}
