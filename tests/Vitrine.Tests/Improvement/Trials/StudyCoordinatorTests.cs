using Shouldly;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Inference;
using Vitrine.Tests.Improvement.Studies;
using Xunit;

namespace Vitrine.Tests.Improvement.Trials;

/// <summary>With workers that are no processes.</summary>
public sealed class StudyCoordinatorTests : IDisposable
{
    private readonly SqliteStudyStorage storage = SqliteStudyStorage.NewInMemory();
    private readonly Study study;
    private readonly Observer observer = new();

    public StudyCoordinatorTests() => study = Study.Create(storage, SimulatedWork.Settings with { TrialCount = 12 });

    public void Dispose() => storage.Dispose();

    [Fact]
    public async Task All_trials_are_carried_out_by_no_more_workers_than_there_are()
    {
        var workers = new Workers(study, (trial, _) => Finish(trial));
        await RunAsync(workers);
        study.Trials().Count(trial => trial.State == TrialState.Finished).ShouldBe(12);
        workers.MostAtOnce.ShouldBeLessThanOrEqualTo(2);
        observer.Ended.ShouldBe(Enumerable.Range(0, 12), ignoreOrder: true);
    }

    [Fact]
    public async Task A_trial_whose_worker_dies_is_carried_out_by_the_next()
    {
        var deaths = 0;
        await RunAsync(new Workers(study, (trial, _) => trial.Number == 3 && deaths++ < 2 ? Task.FromResult<string?>("killed") : Finish(trial)));
        study.Trials().ShouldAllBe(trial => trial.State == TrialState.Finished);
        study.Trials()[3].AttemptCount.ShouldBe(3);
        observer.Deaths.ShouldBe(2);
    }

    [Fact]
    public async Task Where_all_workers_die_the_study_stops_with_the_last_words_and_loses_nothing()
    {
        var problem = await Should.ThrowAsync<VitrineException>(() => RunAsync(new Workers(study, (_, _) => Task.FromResult<string?>("The disk is full."))));
        problem.Kind.ShouldBe(FailureKind.Failed);
        problem.Message.ShouldContain("The disk is full.");
        study.Trials().Count(trial => trial.State == TrialState.Failed).ShouldBeLessThanOrEqualTo(2);
        study.HasEnded().ShouldBeFalse();
    }

    [Fact]
    public async Task When_the_time_is_up_no_trial_is_begun_and_when_it_must_end_those_under_way_are_given_back()
    {
        var begun = 0;
        var workers = new Workers(study, async (trial, cancellation) =>
        {
            begun++;
            if (trial.Number < 2)
                return await Finish(trial);
            await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            trial.Release();
            return null;
        });
        await RunAsync(workers, isTimeUp: _ => begun >= 4, mustEnd: _ => begun >= 4);
        study.Trials().Select(trial => trial.State).ShouldBe([TrialState.Finished, TrialState.Finished, TrialState.Open, TrialState.Open]);
    }

    private Task RunAsync(ITrialWorkers workers, Func<IReadOnlyList<TrialRecord>, bool>? isTimeUp = null, Func<IReadOnlyList<TrialRecord>, bool>? mustEnd = null) =>
        new StudyCoordinator(study, workers, workerCount: 2, observer, TimeProvider.System).RunAsync(isTimeUp ?? (_ => false), mustEnd ?? (_ => false), TestContext.Current.CancellationToken);

    private static Task<string?> Finish(Trial trial)
    {
        trial.Report(1, 0.5);
        trial.Finish([0.5 + (trial.Number * 0.001)], 1);
        return Task.FromResult<string?>(null);
    }

    private sealed class Workers(Study study, Func<Trial, CancellationToken, Task<string?>> carryOut) : ITrialWorkers
    {
        private int count;

        internal int MostAtOnce { get; private set; }

        public async Task<string?> CarryOutAsync(Lease lease, CancellationToken cancellation)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++count);
            try
            {
                return await carryOut(study.Take(lease), cancellation);
            }
            finally
            {
                count--;
            }
        }
    }

    private sealed class Observer : IStudyObserver
    {
        internal List<int> Ended { get; } = [];

        internal int Deaths { get; private set; }

        public void TrialStarted(TrialRecord trial)
        {
            // of no interest here
        }

        public void WorkerDied(TrialRecord trial, string how) => Deaths++;

        public void TrialEnded(TrialRecord trial) => Ended.Add(trial.Number);

        public void Progressed(IReadOnlyList<TrialRecord> trials)
        {
            // of no interest here
        }
    }
}
