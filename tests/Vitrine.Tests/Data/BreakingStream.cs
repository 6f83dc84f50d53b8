namespace Vitrine.Tests.Data;

/// <summary>The body of a transfer that gives some bytes and then breaks, or stays silent until it is cancelled.</summary>
/// <param name="onSilence">Called when the silence begins; null to break instead.</param>
internal sealed class BreakingStream(byte[] content, Action? onSilence) : MemoryStream(content)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position < Length)
            return Read(buffer.Span);
        if (onSilence is null)
            throw new IOException("connection reset");

        onSilence();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }
}
