using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>Breaks off network operations that bring nothing for too long, and puts every network fault in one kind.</summary>
internal sealed class StallWatch(TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken) : IDisposable
{
    private CancellationTokenSource source = new(timeout, timeProvider);

    /// <exception cref="TransferException">The operation failed or stalled.</exception>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    internal async Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> operation, string host, bool mayResume)
    {
        Restart();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(source.Token, cancellationToken);
        try
        {
            return await operation(linked.Token);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TransferException(DataText.MirrorSilent.Fill(host), mayResume, fault);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            throw new TransferException(DataText.MirrorUnreachable.Fill(host, fault.Message), mayResume, fault);
        }
    }

    public void Dispose() => source.Dispose();

    private void Restart()
    {
        if (source.TryReset())
        {
            source.CancelAfter(timeout);
            return;
        }

        source.Dispose();
        source = new CancellationTokenSource(timeout, timeProvider);
    }
}
