namespace Vitrine.Improvement.Studies;

/// <summary>Gives signs of life for a trial while its worker is busy with something long, such as a validation. It has a connection of its own, since it works on threads of its own.</summary>
public sealed class LeaseKeeper : IDisposable
{
    private readonly Lock gate = new();
    private readonly IStudyStorage storage;
    private readonly ITimer timer;
    private bool isDisposed;

    /// <param name="storage">Used and disposed of by nothing else.</param>
    /// <param name="lease">Of the trial.</param>
    /// <param name="leaseTime">How long silence is borne.</param>
    /// <param name="time">The clock.</param>
    /// <param name="lost">Called when the trial is another's.</param>
    public LeaseKeeper(IStudyStorage storage, Lease lease, TimeSpan leaseTime, TimeProvider time, Action lost)
    {
        this.storage = storage;
        var interval = leaseTime / 3;
        timer = time.CreateTimer(_ => Renew(lease, leaseTime, time, lost), state: null, interval, interval);
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            isDisposed = true;
            storage.Dispose();
        }
    }

    private void Renew(Lease lease, TimeSpan leaseTime, TimeProvider time, Action lost)
    {
        lock (gate)
        {
            if (isDisposed || storage.Renew(lease, time.GetUtcNow() + leaseTime))
                return;
        }
        timer.Dispose();
        lost();
    }
}
