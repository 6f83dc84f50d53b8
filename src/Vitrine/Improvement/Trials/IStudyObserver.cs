using Vitrine.Improvement.Studies;

namespace Vitrine.Improvement.Trials;

/// <summary>Sees a study happen: called in order, on one thread at a time. Every method may do nothing.</summary>
public interface IStudyObserver
{
    void TrialStarted(TrialRecord trial);

    /// <summary>Its worker died; another will go on with it.</summary>
    void WorkerDied(TrialRecord trial, string how);

    /// <summary>Finished, pruned or failed.</summary>
    void TrialEnded(TrialRecord trial);

    /// <summary>Several times a second, while there is work.</summary>
    /// <param name="trials">All so far, by number.</param>
    void Progressed(IReadOnlyList<TrialRecord> trials);
}
