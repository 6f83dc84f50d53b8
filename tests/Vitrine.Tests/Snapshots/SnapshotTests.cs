using Shouldly;
using Xunit;
using Xunit.Sdk;

namespace Vitrine.Tests.Snapshots;

public sealed class SnapshotTests
{
    [Fact]
    public void The_kept_text_matches_whatever_its_line_endings() => Snapshot.Match("example", "first\r\nsecond\n\n");

    [Fact]
    public void Another_text_is_reported_with_its_first_different_line()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("VITRINE_UPDATE_SNAPSHOTS") == "1", "would rewrite the snapshot with the wrong text");
        Should.Throw<FailException>(() => Snapshot.Match("example", "first\nthird")).Message.ShouldContain("from line 2 on.\nExpected: second\nActual:   third");
    }

    [Fact]
    public void A_missing_snapshot_fails()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("VITRINE_UPDATE_SNAPSHOTS") == "1", "would write the missing snapshot");
        Should.Throw<FailException>(() => Snapshot.Match("never-written", "text")).Message.ShouldContain("There is no snapshot never-written.txt");
    }
}
