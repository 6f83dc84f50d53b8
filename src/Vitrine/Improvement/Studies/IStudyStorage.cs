namespace Vitrine.Improvement.Studies;

/// <summary>
/// Where a study lives, shared by all processes that work on it. Each method is one transaction: it has happened or it has not, also when its
/// process is killed in between. Those with a lease do nothing, and say so, once the lease is another's.
/// </summary>
public interface IStudyStorage : IDisposable
{
    /// <summary>Null where there is no study yet.</summary>
    StudySettings? ReadSettings();

    /// <param name="settings">Of the study.</param>
    /// <param name="documents">Texts that belong to it from its first moment, by name; null for none.</param>
    /// <returns>False where there is a study already, which stays as it is.</returns>
    bool TryCreate(StudySettings settings, IReadOnlyDictionary<string, string>? documents = null);

    /// <summary>A text that belongs to the study; null where it has none of that name.</summary>
    string? ReadDocument(string name);

    /// <summary>All trials from a number on, by number.</summary>
    IReadOnlyList<TrialRecord> ReadTrials(int fromNumber = 0);

    /// <param name="trial">Open, with the number after the last.</param>
    /// <returns>False where that number exists already.</returns>
    bool TryAdd(TrialRecord trial);

    /// <summary>Takes an open trial that nobody works on.</summary>
    /// <param name="owner">Who takes it, for people to read.</param>
    /// <param name="now">Leases until then have run out.</param>
    /// <param name="until">How long it is taken for.</param>
    /// <returns>Null where it has ended or somebody works on it.</returns>
    Lease? TryLease(int trialNumber, string owner, DateTimeOffset now, DateTimeOffset until);

    /// <summary>A heartbeat.</summary>
    bool Renew(Lease lease, DateTimeOffset until);

    /// <summary>Lets a trial go unfinished, for whoever wants it next.</summary>
    bool Release(Lease lease);

    /// <summary>The same where its worker has died.</summary>
    bool Abandon(Lease lease);

    /// <summary>A report of a step that was reported before stays as it was.</summary>
    bool Report(Lease lease, TrialReport report, DateTimeOffset until);

    /// <summary>Ends the trial.</summary>
    /// <param name="ended">State, values, seconds and reason are taken from it.</param>
    bool End(Lease lease, TrialRecord ended);
}
