using Shouldly;
using Vitrine.App.Progress;
using Vitrine.App.Verbs;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class ProgressDisplayTests
{
    private static readonly TrainingProgress Step = new(1, 2, 10, 100, 0.5, 0.8, 1_000, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(9), null);

    private static readonly TrainingProgress Finished = Step with { Step = 100, FinishedEpoch = new EpochRecord(1, 0.5, 0.8, 0.4, 0.9, 0.1, 5, 1_000) };

    [Fact]
    public void In_a_pipe_there_is_one_line_per_epoch()
    {
        var terminal = new TestTerminal();
        var display = new LineDisplay(terminal.Terminal.Output);
        display.Training(Step);
        display.Training(Step with { Step = 50 });
        display.Training(Finished);
        terminal.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldStartWith("Epoch 1/2");
        terminal.Output.ShouldNotContain('\r');
    }

    [Fact]
    public void In_a_pipe_a_transfer_is_told_once()
    {
        var terminal = new TestTerminal();
        var display = new LineDisplay(terminal.Terminal.Output);
        for (var bytes = 0; bytes < 10; bytes++)
            display.Activity("Downloading a", bytes, 10);
        display.Activity("Downloading b", 1, 10);
        terminal.Output.ShouldBe("Downloading a\nDownloading b\n");
    }

    [Fact]
    public void On_a_terminal_one_line_is_drawn_over_and_over()
    {
        var terminal = new TestTerminal { IsInteractive = true };
        var display = new LiveDisplay(terminal.Terminal);
        display.Training(Step);
        display.Training(Step with { Step = 50 });
        display.Clear();
        terminal.Output.ShouldNotContain('\n');
        terminal.Output.Split("\r\e[K").Length.ShouldBe(4);
        terminal.Output.ShouldEndWith("\r\e[K");
    }

    [Fact]
    public void On_a_terminal_finished_epochs_stay()
    {
        var terminal = new TestTerminal { IsInteractive = true };
        new LiveDisplay(terminal.Terminal).Training(Finished);
        terminal.Output.Split('\n')[0].ShouldContain("validation");
    }

    [Fact]
    public void Clearing_twice_clears_once()
    {
        var terminal = new TestTerminal { IsInteractive = true };
        var display = new LiveDisplay(terminal.Terminal);
        display.Training(Step);
        display.Clear();
        var before = terminal.Output;
        display.Clear();
        terminal.Output.ShouldBe(before);
    }

    [Fact]
    public void Several_lines_are_drawn_over_and_go_when_something_stays()
    {
        var terminal = new TestTerminal();
        var display = new LiveDisplay(terminal.Terminal);
        display.Standing(["one", "two", "three"]);
        display.Standing(["four", "five"]);
        display.Line("stays");
        terminal.Output.ShouldBe("\r\e[Kone\ntwo\nthree\r\e[2A\e[Jfour\nfive\r\e[1A\e[Jstays\n");
    }

    [Theory]
    [InlineData(true, null, false, false, typeof(LiveDisplay))]
    [InlineData(true, "dumb", false, false, typeof(LineDisplay))]
    [InlineData(false, null, false, false, typeof(LineDisplay))]
    [InlineData(true, null, true, false, typeof(SilentDisplay))]
    [InlineData(true, null, true, true, typeof(LineDisplay))]
    public void The_display_suits_where_the_output_goes(bool isInteractive, string? kind, bool isJson, bool isVerbose, Type display)
    {
        var terminal = new TestTerminal { IsInteractive = isInteractive };
        if (kind is not null)
            terminal.With("TERM", kind);
        var values = new Dictionary<string, string>();
        if (isJson)
            values["--json"] = "";
        if (isVerbose)
            values["--verbose"] = "";
        ProgressDisplays.For(new Invocation(null, [], values, terminal.Terminal)).ShouldBeOfType(display);
    }
}
