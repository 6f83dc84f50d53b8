using Vitrine.App.Progress;
using Vitrine.App.Tables;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Inference;

namespace Vitrine.App.Studies;

/// <summary>Shows a study as it happens: a line for each trial that ends, and in between how things stand.</summary>
internal sealed class StudyProgress(Study study, IProgressDisplay display, StudyBudget budget) : IStudyObserver
{
    private double? best = study.Best()?.Values[0];

    public void TrialStarted(TrialRecord trial)
    {
        // it shows when it reports or ends
    }

    public void WorkerDied(TrialRecord trial, string how) => display.Line(ImproveText.WorkerDied.Fill(trial.Number, how));

    public void TrialEnded(TrialRecord trial) => display.Line(trial.State switch
    {
        TrialState.Finished => Finished(trial),
        TrialState.Pruned => ImproveText.Pruned.Fill(trial.Number, trial.Reports[^1].Step, Layout.Percent(trial.Reports[^1].Value)),
        _ => ImproveText.Failed.Fill(trial.Number, trial.Reason),
    });

    public void Progressed(IReadOnlyList<TrialRecord> trials)
    {
        var ended = trials.Count(trial => trial.HasEnded);
        var standing = ImproveText.Standing.Fill(ended, trials.Count - ended, study.Best() is { } trial ? Layout.Percent(trial.Values[0]) : "–");
        display.Standing(budget.SearchRemaining(trials) is { } time ? $"{standing} · {ProgressText.Remaining.Fill(Clock.Text(time))}" : standing);
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
