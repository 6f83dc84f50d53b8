using Shouldly;
using Vitrine.App.Progress;
using Vitrine.App.Studies;
using Vitrine.Improvement.Studies;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Vitrine.Tests.Improvement.Spaces;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.App.Studies;

/// <summary>What somebody at a terminal sees of a study while it goes on.</summary>
public sealed class StudyProgressTests
{
    private readonly SettableTimestamps time = new();
    private readonly Display display = new();

    [Fact]
    public void It_says_what_runs_what_is_best_and_how_long_it_will_take()
    {
        using var language = new SpokenLanguage(Language.English);
        using var storage = SqliteStudyStorage.NewInMemory();
        var study = Create(storage, trialCount: 5);
        var progress = Progress(study, limit: null);
        time.Advance(TimeSpan.FromSeconds(60));
        Finish(study.Ask("one")!, 0.9);
        study.Ask("one")!.Report(1, 0.5);

        progress.Progressed(study.Trials());

        display.Lines[0].ShouldBe("trials: 1 done (0 of them early), 1 under way · 4:00 left", "each of the four that are missing takes a minute like the first");
        display.Lines[1].ShouldBe("  trial 1: epoch 1 of 2, 50.00% of validation");
        display.Lines[2].ShouldStartWith("  best: trial 0 with 90.00%: ");
    }

    [Fact]
    public void Time_runs_down_while_a_trial_is_awaited()
    {
        using var language = new SpokenLanguage(Language.English);
        using var storage = SqliteStudyStorage.NewInMemory();
        var study = Create(storage, trialCount: 3);
        var progress = Progress(study, limit: null);
        time.Advance(TimeSpan.FromSeconds(60));
        Finish(study.Ask("one")!, 0.9);
        foreach (var left in new[] { "2:00", "1:20", "0:40", "0:00", "0:00" })
        {
            progress.Progressed(study.Trials());
            display.Lines[0].ShouldEndWith($"{left} left");
            time.Advance(TimeSpan.FromSeconds(40));
        }
    }

    [Fact]
    public void What_another_process_had_done_before_says_nothing_of_the_pace()
    {
        using var language = new SpokenLanguage(Language.English);
        using var storage = SqliteStudyStorage.NewInMemory();
        var study = Create(storage, trialCount: 4);
        Finish(study.Ask("one")!, 0.8);
        Finish(study.Ask("one")!, 0.9);
        var progress = Progress(study, limit: null);
        time.Advance(TimeSpan.FromSeconds(10));
        progress.Progressed(study.Trials());
        display.Lines[0].ShouldBe("trials: 2 done (0 of them early), 0 under way");

        Finish(study.Ask("one")!, 0.7);
        time.Advance(TimeSpan.FromSeconds(10));
        progress.Progressed(study.Trials());
        display.Lines[0].ShouldBe("trials: 3 done (0 of them early), 0 under way · 0:20 left");
    }

    [Fact]
    public void Of_a_limit_of_time_and_one_of_trials_the_nearer_counts()
    {
        using var language = new SpokenLanguage(Language.English);
        using var storage = SqliteStudyStorage.NewInMemory();
        var study = Create(storage, trialCount: 1_000);
        var progress = Progress(study, limit: TimeSpan.FromSeconds(100));
        time.Advance(TimeSpan.FromSeconds(10));
        Finish(study.Ask("one")!, 0.8);
        progress.Progressed(study.Trials());
        display.Lines[0].ShouldBe("trials: 1 done (0 of them early), 0 under way · 1:13 left", "15 s are kept for the end, and some for evaluations and for a trial that is begun");
    }

    private static Study Create(SqliteStudyStorage storage, int trialCount) =>
        Study.Create(storage, new StudySettings { Space = TestSpaces.Varied, MaximumStep = 2, TrialCount = trialCount, Overlap = 1 });

    private StudyProgress Progress(Study study, TimeSpan? limit) =>
        new(study, display, new StudyBudget(limit, 0, distills: false, 2, 1, time.GetTimestamp(), time), time);

    private static void Finish(Trial trial, double value)
    {
        trial.Report(1, value);
        trial.Report(2, value);
        trial.Finish([value], 1);
    }

    private sealed class Display : IProgressDisplay
    {
        internal IReadOnlyList<string> Lines { get; private set; } = [];

        public void Training(TrainingProgress progress, string prefix = "") => throw new NotSupportedException();

        public void Activity(string message, long bytes = 0, long? totalBytes = null) => throw new NotSupportedException();

        public void Standing(IReadOnlyList<string> lines) => Lines = lines;

        public void Line(string text) => throw new NotSupportedException();

        public void Clear() => throw new NotSupportedException();
    }
}
