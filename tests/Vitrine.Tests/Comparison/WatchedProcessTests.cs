using Shouldly;
using Vitrine.Comparison.Measuring;
using Xunit;

namespace Vitrine.Tests.Comparison;

public sealed class WatchedProcessTests
{
    private static readonly TimeSpan Plenty = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Events_are_read_and_other_lines_passed_over()
    {
        var record = await RunAsync("""echo library chatter; echo '{"event":"evaluated","epoch":2,"images":7,"accuracy":0.5}'""", Plenty);

        var look = record.Events.ShouldHaveSingleItem().Event;
        (look.Event, look.Epoch, look.Images, look.Accuracy).ShouldBe(("evaluated", 2, 7, 0.5));
        record.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_failure_comes_with_its_words()
    {
        var record = await RunAsync("echo no such model >&2; exit 3", Plenty);

        (record.ExitCode, record.Error, record.WasStopped).ShouldBe((3, "no such model", false));
    }

    [Fact]
    public async Task What_takes_too_long_is_stopped_and_keeps_what_it_told()
    {
        var record = await RunAsync("""echo '{"event":"started"}'; exec sleep 60""", TimeSpan.FromSeconds(1));

        record.WasStopped.ShouldBeTrue();
        record.Events.ShouldHaveSingleItem().Event.Event.ShouldBe("started");
        record.PeakMemoryBytes.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Settings_of_threads_do_not_reach_a_contestant()
    {
        Environment.SetEnvironmentVariable("OMP_COMPARISON_TEST", "1");
        try
        {
            (await RunAsync("env | grep -c ^OMP_ >&2; true", Plenty)).Error.ShouldBe("0");
        }
        finally
        {
            Environment.SetEnvironmentVariable("OMP_COMPARISON_TEST", null);
        }
    }

    private static Task<ProcessRecord> RunAsync(string script, TimeSpan limit) =>
        new WatchedProcess(TimeProvider.System).RunAsync(["/bin/sh", "-c", script], limit, TestContext.Current.CancellationToken);
}
