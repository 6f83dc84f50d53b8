using Shouldly;
using Vitrine.App;
using Vitrine.Inference;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class ErrorOutputTests
{
    [Theory]
    [InlineData(FailureKind.Failed, 1, "failed")]
    [InlineData(FailureKind.Usage, 2, "usage")]
    [InlineData(FailureKind.DataOrModel, 3, "dataOrModel")]
    [InlineData(FailureKind.Interrupted, 130, "interrupted")]
    public void Each_kind_has_its_exit_code_and_its_key(FailureKind kind, int exitCode, string key)
    {
        var terminal = new TestTerminal();
        ErrorOutput.Write(new VitrineException(kind, "The cure is tea."), terminal.Terminal, isJson: true, isVerbose: false).ShouldBe(exitCode);
        terminal.Error.ShouldBe("vitrine: The cure is tea.\n");
        terminal.Json().GetProperty("error").GetProperty("kind").GetString().ShouldBe(key);
    }

    [Fact]
    public void An_interruption_is_no_failure()
    {
        var terminal = new TestTerminal();
        ErrorOutput.Write(new OperationCanceledException(), terminal.Terminal, isJson: false, isVerbose: false).ShouldBe(130);
    }

    [Fact]
    public void An_unexpected_error_is_one_sentence()
    {
        var terminal = new TestTerminal();
        ErrorOutput.Write(Thrown(), terminal.Terminal, isJson: false, isVerbose: false).ShouldBe(1);
        terminal.Error.ShouldBe("vitrine: Unexpected error (InvalidOperationException): the cat is out; run again with `--verbose` to see where it came from.\n");
    }

    [Fact]
    public void Verbose_shows_where_it_came_from()
    {
        var terminal = new TestTerminal();
        ErrorOutput.Write(Thrown(), terminal.Terminal, isJson: false, isVerbose: true);
        terminal.Error.ShouldContain(nameof(Thrown));
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("the cat is out.\nand the second line");
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }
}
