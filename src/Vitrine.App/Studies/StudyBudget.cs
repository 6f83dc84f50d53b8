using Vitrine.Improvement.Studies;

namespace Vitrine.App.Studies;

/// <summary>The time of a study: for its trials, and, kept back for the end, for training the best recipe with several seeds.</summary>
/// <param name="limit">For all of it; null has none.</param>
/// <param name="confirmationCount">Trainings of the best recipe at the end.</param>
/// <param name="lengthening">How many times longer such a training's schedule is than a trial's.</param>
internal sealed class StudyBudget(TimeSpan? limit, int confirmationCount, double lengthening, long startedAt, TimeProvider time)
{
    /// <summary>A trial has one processor, a training at the end has them all.</summary>
    private const double ConfirmationFactor = 0.8;

    /// <summary>Reading data, evaluating.</summary>
    private static readonly TimeSpan Overhead = TimeSpan.FromSeconds(5);

    internal TimeSpan Elapsed => time.GetElapsedTime(startedAt);

    /// <summary>Whether another trial would not come to its end in time.</summary>
    internal bool IsSearchOver(IReadOnlyList<TrialRecord> trials) => SearchRemaining(trials) <= TimeSpan.Zero;

    /// <summary>Whether the time has come for the trainings at the end, whatever is still under way.</summary>
    internal bool MustEnd(IReadOnlyList<TrialRecord> trials) => limit is { } all && all - Kept(Longest(trials)) <= Elapsed;

    /// <summary>Null where there is no limit.</summary>
    internal TimeSpan? SearchRemaining(IReadOnlyList<TrialRecord> trials)
    {
        if (limit is not { } all)
            return null;
        // a trial that is begun should come to its end
        var longest = Longest(trials);
        return all - Kept(longest) - TimeSpan.FromSeconds(longest) - Elapsed;
    }

    /// <summary>For the end: the best may be the longest.</summary>
    private TimeSpan Kept(double longest) => Overhead + TimeSpan.FromSeconds(longest * lengthening * ConfirmationFactor * confirmationCount);

    private static double Longest(IReadOnlyList<TrialRecord> trials) =>
        trials.Where(trial => trial.State == TrialState.Finished).Select(trial => trial.Seconds).DefaultIfEmpty(0).Max();
}
