namespace Vitrine.Tests.Data;

/// <summary>Runs only when it is told to.</summary>
internal sealed class SettableTimestamps : TimeProvider
{
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => ticks;

    internal void Advance(TimeSpan span) => ticks += span.Ticks;
}
