using Vitrine.Improvement.Studies;

namespace Vitrine.Improvement.Trials;

/// <summary>Carries trials out, each in a process of its own: one that crashes or runs out of memory takes its trial with it and nothing else.</summary>
public interface ITrialWorkers
{
    /// <summary>Carries a trial out to its end.</summary>
    /// <param name="lease">Of the trial.</param>
    /// <param name="cancellation">Asks the worker to save the trial's state and to give it back; it is waited for.</param>
    /// <returns>Null where the worker ended well; otherwise how it died, for people.</returns>
    Task<string?> CarryOutAsync(Lease lease, CancellationToken cancellation);
}
