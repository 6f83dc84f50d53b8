using System.Text.Json;
using Shouldly;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.App;

/// <summary>What becomes of a run that is asked to stop.</summary>
[Trait("Category", "Full")]
public sealed class InterruptionTests : IDisposable
{
    private static readonly Dictionary<string, string?> English = new() { ["LC_ALL"] = "C" };

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_saves_the_state_and_the_run_goes_on_where_it_stopped(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are sent with kill");
        var interrupted = await InterruptAsync(signal);
        interrupted.ExitCode.ShouldBe(130, interrupted.Error);
        interrupted.Error.ShouldContain($"`vitrine resume {folder["run"]}`");
        var error = JsonDocument.Parse(interrupted.Output).RootElement.GetProperty("error");
        error.GetProperty("kind").GetString().ShouldBe("interrupted");

        var resumed = await ProgramProcess.RunAsync(ProgramProcess.Vitrine, folder, English, "resume", folder["run"], "--json");
        resumed.ExitCode.ShouldBe(0, resumed.Error);
        var epochs = File.ReadAllLines(folder["run", "history.csv"]).Skip(1).Select(line => line.Split(',')[0]);
        epochs.ShouldBe(Enumerable.Range(1, 12).Select(epoch => $"{epoch}"));
    }

    private async Task<ProcessOutcome> InterruptAsync(string signal)
    {
        using var process = ProgramProcess.Start(
            // tests that run in the background have an interrupt ignored, and so would the program
            "/usr/bin/env", folder.Path, English, "--default-signal=INT", ProgramProcess.Vitrine, "run", "--data", "sample", "--epochs", "12", "--improve", "off", "--out", folder["run"], "--json");
        await HistoryAsync(process);
        (await ProgramProcess.RunAsync("/bin/sh", folder, English, "-c", $"kill -{signal} {process.Id}")).ExitCode.ShouldBe(0);
        return await ProgramProcess.WaitAsync(process);
    }

    /// <summary>Waits for the first finished epoch.</summary>
    private async Task HistoryAsync(System.Diagnostics.Process process)
    {
        while (!File.Exists(folder["run", "history.csv"]))
        {
            process.HasExited.ShouldBeFalse("it ended before it could be interrupted");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }
    }
}
