using Vitrine.App.Progress;
using Vitrine.App.Tables;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Inference;

namespace Vitrine.App.Studies;

/// <summary>Shows a study as it happens: a line for each trial that ends, and under them, while it goes on, how things stand: what runs, and what is best so far.</summary>
internal sealed class StudyProgress(Study study, IProgressDisplay display, StudyBudget budget, TimeProvider now) : IStudyObserver
{
    /// <summary>More often, nobody could read it.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    private readonly long startedAt = now.GetTimestamp();

    private readonly int endedBefore = study.Trials().Count(trial => trial.HasEnded);

    private long shownAt = now.GetTimestamp();

    /// <summary>Of the trial that ended last, and how many had by then.</summary>
    private (long At, int Count)? lastEnd;

    private double? best = study.Best()?.Values[0];

    public void TrialStarted(TrialRecord trial)
    {
        // it shows when it reports or ends
    }

    public void WorkerDied(TrialRecord trial, string how) => display.Line(ImproveText.WorkerDied.Fill(trial.Number, how));

    public void TrialEnded(TrialRecord trial) => display.Line(trial.State switch
    {
        TrialState.Finished => Finished(trial),
        TrialState.Pruned when trial.Reason is { } reason => ImproveText.PrunedFor.Fill(trial.Number, trial.Reports[^1].Step, Layout.Percent(trial.Reports[^1].Value), reason),
        TrialState.Pruned => ImproveText.Pruned.Fill(trial.Number, trial.Reports[^1].Step, Layout.Percent(trial.Reports[^1].Value)),
        _ => ImproveText.Failed.Fill(trial.Number, trial.Reason),
    });

    public void Progressed(IReadOnlyList<TrialRecord> trials)
    {
        if (now.GetElapsedTime(shownAt) < Interval)
            return;
        shownAt = now.GetTimestamp();
        display.Standing([Standing(trials), .. trials.Where(trial => !trial.HasEnded).Select(Running), .. study.Best() is { } trial ? new[] { Best(trial) } : []]);
    }

    private string Standing(IReadOnlyList<TrialRecord> trials)
    {
        var states = trials.CountBy(trial => trial.State).ToDictionary();
        var open = states.GetValueOrDefault(TrialState.Open);
        var standing = ImproveText.Standing.Fill(trials.Count - open, states.GetValueOrDefault(TrialState.Pruned), open);
        return Remaining(trials) is { } time ? $"{standing} · {ProgressText.Remaining.Fill(Clock.Text(time))}" : standing;
    }

    /// <summary>Until no other trial is begun, or until as many as were asked for have ended at the pace so far. Null where nothing says.</summary>
    private TimeSpan? Remaining(IReadOnlyList<TrialRecord> trials)
    {
        var atThisPace = AtThisPace(trials.Count(trial => trial.HasEnded));
        return budget.SearchRemaining(trials) is not { } time || atThisPace < time ? atThisPace : time;
    }

    private TimeSpan? AtThisPace(int ended)
    {
        if (study.Settings.TrialCount is not { } count || ended == endedBefore)
            return null;
        if (lastEnd?.Count != ended)
            lastEnd = (now.GetTimestamp(), ended);
        // the pace up to the last end: it does not slow down while the next one is awaited
        var all = now.GetElapsedTime(startedAt, lastEnd.Value.At) * (count - ended) / (ended - endedBefore);
        return TimeSpan.FromTicks(Math.Max(0, (all - now.GetElapsedTime(lastEnd.Value.At)).Ticks));
    }

    private string Running(TrialRecord trial) => trial.Reports is [.., var last]
        ? ImproveText.Running.Fill(trial.Number, last.Step, study.Settings.MaximumStep, Layout.Percent(last.Value))
        : ImproveText.RunningFirst.Fill(trial.Number);

    private string Best(TrialRecord trial)
    {
        var choices = study.Settings.Space.Chosen(trial.Choice).Select(each => $"{each.Parameter.Name} {each.Parameter.Describe(each.Coordinate)}");
        return ImproveText.Best.Fill(trial.Number, Layout.Percent(trial.Values[0]), string.Join(", ", choices));
    }

    private string Finished(TrialRecord trial)
    {
        var isBest = best is not { } known || trial.Values[0] > known;
        if (isBest)
            best = trial.Values[0];
        var line = ImproveText.Finished.Fill(trial.Number, Layout.Percent(trial.Values[0]), Layout.Number(trial.Seconds, 0));
        return isBest ? $"{line} {ImproveText.BestSoFar}" : line;
    }
}
