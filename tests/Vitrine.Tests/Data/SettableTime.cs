namespace Vitrine.Tests.Data;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class SettableTime : TimeProvider
{
    internal DateTimeOffset Now { get; set; } = new(2026, 1, 14, 9, 30, 12, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
