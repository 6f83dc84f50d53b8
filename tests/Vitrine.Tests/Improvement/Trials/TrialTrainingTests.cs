using Shouldly;
using Vitrine.Bundles;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Improvement.Ensembles;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Improvement.Trials;

public sealed class TrialTrainingTests : IDisposable
{
    private static readonly Dataset Sample = SampleData.Load();
    private static readonly SearchSpace Space = new([new RealParameter { Name = "learningRate", Low = 0.001, High = 0.02, Scale = AxisScale.Logarithmic }]);
    private readonly Folder folder = new();
    private readonly SqliteStudyStorage storage = SqliteStudyStorage.NewInMemory();

    public void Dispose()
    {
        storage.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_trial_is_a_training_of_its_recipe()
    {
        var study = Begin(new StudySettings { Space = Space, MaximumStep = 3, Objectives = [TrialObjectives.Named("accuracy"), TrialObjectives.Named("parameters")] });
        Run(study, study.Ask("worker")!);
        var trial = study.Trials().Single();
        var expected = Trainer.Train(Subject.RecipeOfTrial(study.Settings, trial.Choice), Sample.Train);
        trial.State.ShouldBe(TrialState.Finished);
        trial.Reports.Select(report => report.Value).ShouldBe(expected.History.Select(row => row.ValidationAccuracy));
        trial.Values.ShouldBe([expected.History[^1].ValidationAccuracy, 101_770]);
        trial.Seconds.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Its_latency_is_that_of_one_image_in_milliseconds()
    {
        var study = Begin(new StudySettings { Space = Space, MaximumStep = 1, Objectives = [TrialObjectives.Named("accuracy"), TrialObjectives.Named("latency")] });
        Run(study, study.Ask("worker")!);
        study.Trials().Single().Values[1].ShouldBeInRange(0.001, 20); // 0.1 million multiply-accumulates
    }

    [Fact]
    public void Its_checkpoint_goes_with_its_end()
    {
        var study = Begin(new StudySettings { Space = Space, MaximumStep = 2 });
        Run(study, study.Ask("worker")!);
        Directory.Exists(Place.CheckpointOf(0)).ShouldBeFalse();
    }

    [Fact]
    public void Its_model_stays_while_it_is_among_the_best()
    {
        var study = Begin(new StudySettings { Space = Space, MaximumStep = 1 });
        Run(study, study.Ask("worker")!);
        var kept = ModelBundle.Load(Place.ModelOf("0000"));
        Evaluator.Evaluate(kept, Split.Stratified(Sample.Train, Recipes.Seed.ValidationShare, Recipes.Seed.Seed).Held).Accuracy.ShouldBe(study.Trials().Single().Values[0]);

        for (var number = 1; number <= StudyModels.MaximumTrials; number++)
        {
            Directory.Exists(Place.ModelOf("0000")).ShouldBeTrue();
            study.Ask("worker")!.Finish([1], 1);
            StudyModels.Tidy(Place, study.Trials());
        }
        Directory.Exists(Place.ModelOf("0000")).ShouldBeFalse();

        Run(study, study.Ask("worker")!);
        Directory.Exists(Place.ModelOf("0017")).ShouldBeFalse("sixteen others are better");
    }

    [Fact]
    public void A_trial_that_others_leave_behind_is_pruned()
    {
        var study = Begin(new StudySettings { Space = Space, MaximumStep = 9, Overlap = 1 });
        for (var number = 0; number < 6; number++)
        {
            var perfect = study.Ask("worker")!;
            perfect.Report(1, 0.99);
            perfect.Finish([0.99], 1);
        }
        Run(study, study.Ask("worker")!);
        var trial = study.Trials()[^1];
        trial.State.ShouldBe(TrialState.Pruned);
        trial.Reports.Count.ShouldBe(1);
    }

    [Fact]
    public void A_trial_that_takes_longer_than_it_may_is_ended_with_that_reason()
    {
        using var language = new SpokenLanguage(Language.English);
        var study = Begin(new StudySettings { Space = Space, MaximumStep = 3 });
        var subject = Subject with { MaximumTime = TimeSpan.FromTicks(1) };
        TrialTraining.Run(study, study.Ask("worker")!, subject, Place, Sample, TimeProvider.System, CancellationToken.None);
        var trial = study.Trials().Single();
        trial.State.ShouldBe(TrialState.Pruned);
        trial.Reports.Count.ShouldBe(1);
        trial.Reason.ShouldStartWith("it took longer than");
    }

    [Fact]
    public void What_cannot_be_trained_fails_with_its_reason()
    {
        var space = new SearchSpace([new OptionParameter { Name = "labelSmoothing", Options = [1.5] }]);
        var study = Begin(new StudySettings { Space = space, MaximumStep = 2 });
        Run(study, study.Ask("worker")!);
        study.Trials().Single().State.ShouldBe(TrialState.Failed);
        study.Trials().Single().Reason!.ShouldContain("0 ≤ labelSmoothing < 1 (1.5)");
    }

    [Fact]
    public void An_interrupted_trial_is_given_back_and_ends_as_if_it_had_not_been()
    {
        var study = Begin(new StudySettings { Space = Space, MaximumStep = 4 });
        var trial = study.Ask("first")!;
        using (var interruption = new CancellationTokenSource())
        {
            var clock = new InterruptingClock(() => study.Trials().Single().Reports.Count > 0, interruption);
            Should.Throw<OperationCanceledException>(() => TrialTraining.Run(study, trial, Subject, Place, Sample, clock, interruption.Token));
        }
        study.Trials().Single().Reports.Count.ShouldBeInRange(1, 3, "it was interrupted on its way");
        Directory.Exists(Place.CheckpointOf(0)).ShouldBeTrue();
        Run(study, study.Ask("second")!);
        var expected = Trainer.Train(Subject.RecipeOfTrial(study.Settings, trial.Choice), Sample.Train);
        study.Trials().Single().Values.ShouldBe([expected.History[^1].ValidationAccuracy]);
    }

    private static TrialSubject Subject { get; } = new(Recipes.Seed, "sample", Sample.Sha256, 28, 28, 10, "cpu", null, null);

    private StudyFolder Place => new(folder.Path);

    private Study Begin(StudySettings settings) => Study.Create(storage, settings);

    private void Run(Study study, Trial trial) => TrialTraining.Run(study, trial, Subject, Place, Sample, TimeProvider.System, CancellationToken.None);

    /// <summary>Interrupts when it is looked at and something has come about.</summary>
    private sealed class InterruptingClock(Func<bool> hasComeAbout, CancellationTokenSource interruption) : TimeProvider
    {
        public override long GetTimestamp()
        {
            if (hasComeAbout())
                interruption.Cancel();
            return base.GetTimestamp();
        }
    }
}
