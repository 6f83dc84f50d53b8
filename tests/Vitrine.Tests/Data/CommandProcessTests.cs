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
    public async Task Exit_code_and_last_error_line_are_told() =>
        (await CommandProcess.RunAsync("dotnet", ["no-such-verb-at-all.dll"], Path.GetTempPath(), TestContext.Current.CancellationToken))
            .ShouldNotBeNull().ExitCode.ShouldNotBe(0);

    [Fact]
    public async Task Cancelling_kills_the_command()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "sleep is a Unix command");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Should.ThrowAsync<OperationCanceledException>(CommandProcess.RunAsync("sleep", ["60"], Path.GetTempPath(), cancellation.Token));
    }
}
