using Vitrine.Improvement.Studies;

namespace Vitrine.App.Studies;

/// <summary>The time of a study: for its trials, and, kept back for the end, for training the best recipe with several seeds.</summary>
internal sealed class StudyBudget(TimeSpan? limit, int confirmationCount, long startedAt, TimeProvider time)
{
    /// <summary>A trial has one processor, a training at the end has them all.</summary>
    private const double ConfirmationFactor = 0.8;

    /// <summary>Reading data, evaluating.</summary>
    private static readonly TimeSpan Overhead = TimeSpan.FromSeconds(5);

    internal TimeSpan Elapsed => time.GetElapsedTime(startedAt);

    internal bool IsSearchOver(IReadOnlyList<TrialRecord> trials) => SearchRemaining(trials) <= TimeSpan.Zero;

    /// <summary>Null where there is no limit.</summary>
    internal TimeSpan? SearchRemaining(IReadOnlyList<TrialRecord> trials)
    {
        if (limit is not { } all)
            return null;
        var finished = trials.Where(trial => trial.State == TrialState.Finished).Select(trial => trial.Seconds).DefaultIfEmpty(0);
        // A trial that is begun comes to its end; the best may be the longest.
        var kept = Overhead + TimeSpan.FromSeconds(finished.Max() * (1 + (ConfirmationFactor * confirmationCount)));
        return all - kept - Elapsed;
    }
}
