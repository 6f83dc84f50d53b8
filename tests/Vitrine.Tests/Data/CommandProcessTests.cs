using Shouldly;
using Vitrine.Data;
using Xunit;

namespace Vitrine.Tests.Data;

public sealed class CommandProcessTests
{
    [Fact]
    public async Task A_command_that_is_not_there_gives_nothing() =>
        (await CommandProcess.RunAsync("vitrine-no-such-command", [], Path.GetTempPath(), TestContext.Current.CancellationToken)).ShouldBeNull();

    [Fact]
    public async Task Exit_code_and_last_error_line_are_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "sh is a Unix command");
        var result = await CommandProcess.RunAsync(
            "sh", ["-c", "echo out; echo first >&2; echo last >&2; exit 3"], Path.GetTempPath(), TestContext.Current.CancellationToken);
        result.ShouldBe(new CommandResult(3, "last"));
    }

    [Fact]
    public async Task Cancelling_kills_the_command()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "sleep is a Unix command");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Should.ThrowAsync<OperationCanceledException>(CommandProcess.RunAsync("sleep", ["60"], Path.GetTempPath(), cancellation.Token));
    }
}
