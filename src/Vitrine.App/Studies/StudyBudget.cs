using Vitrine.Improvement.Ensembles;
using Vitrine.Improvement.Studies;

namespace Vitrine.App.Studies;

/// <summary>The time of a study: for its trials, and, kept back for the end, for training the best recipe with several seeds.</summary>
/// <param name="limit">For all of it; null has none.</param>
/// <param name="confirmationCount">Trainings of the best recipe at the end.</param>
/// <param name="distills">Whether it is trained once more, taught by the ensemble.</param>
/// <param name="trialEpochs">Of a trial that comes to its end.</param>
/// <param name="lengthening">How many times longer such a training's schedule is than a trial's.</param>
internal sealed class StudyBudget(TimeSpan? limit, int confirmationCount, bool distills, int trialEpochs, double lengthening, long startedAt, TimeProvider time)
{
    /// <summary>A trial has one processor, a training at the end has them all.</summary>
    private const double ConfirmationFactor = 0.65;

    /// <summary>A teacher answers, which is a third of a step.</summary>
    private const double TeacherShare = 1.0 / 3;

    /// <summary>Trainings that a distilled one takes the time of, if the ensemble is as large as it may be.</summary>
    private const double DistillationFactor = 1 + (TeacherShare * GreedySelection.MaximumMembers);

    /// <summary>Of the best trials: what may be the best one in the end.</summary>
    private const int ContenderCount = 3;

    /// <summary>What evaluating the models of trials and averaging weights come to, in epochs of a trial: forward passes, over validation and test for each of them and over the training images for a few.</summary>
    private const double EvaluationEpochs = 3;

    /// <summary>Reading data, writing the report.</summary>
    private static readonly TimeSpan Overhead = TimeSpan.FromSeconds(15);

    private readonly double trainingCount = confirmationCount == 0 ? 0 : confirmationCount + (distills ? DistillationFactor : 0);

    internal TimeSpan Elapsed => time.GetElapsedTime(startedAt);

    /// <summary>Whether another trial would not come to its end in time.</summary>
    internal bool IsSearchOver(IReadOnlyList<TrialRecord> trials) => SearchRemaining(trials) <= TimeSpan.Zero;

    /// <summary>Whether the time has come for the trainings at the end, whatever is still under way.</summary>
    internal bool MustEnd(IReadOnlyList<TrialRecord> trials) => limit is { } all && all - Kept(trials) <= Elapsed;

    /// <summary>Null where there is no limit.</summary>
    internal TimeSpan? SearchRemaining(IReadOnlyList<TrialRecord> trials)
    {
        if (limit is not { } all)
            return null;
        // a trial that is begun should come to its end
        return all - Kept(trials) - TimeSpan.FromSeconds(Longest(Finished(trials))) - Elapsed;
    }

    /// <summary>For the end: the best trial's recipe is trained as often as is asked for. The longest trials are seldom among the best; all of their time would be lost to the search.</summary>
    private TimeSpan Kept(IReadOnlyList<TrialRecord> trials)
    {
        var contenders = Finished(trials).OrderByDescending(trial => trial.Values[0]).Take(ContenderCount);
        return Overhead + TimeSpan.FromSeconds(Longest(contenders) * ConfirmationFactor * ((lengthening * trainingCount) + (EvaluationEpochs / trialEpochs)));
    }

    private static IEnumerable<TrialRecord> Finished(IReadOnlyList<TrialRecord> trials) => trials.Where(trial => trial.State == TrialState.Finished);

    private static double Longest(IEnumerable<TrialRecord> trials) => trials.Select(trial => trial.Seconds).DefaultIfEmpty(0).Max();
}
