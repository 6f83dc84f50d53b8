namespace Vitrine.Tests.Data;

/// <summary>The body of a transfer that gives some bytes and then breaks, or stays silent until it is cancelled.</summary>
internal sealed class BreakingStream(byte[] content, bool staysSilent) : MemoryStream(content)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position < Length)
            return Read(buffer.Span);
        if (!staysSilent)
            throw new IOException("connection reset");

        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }
}
