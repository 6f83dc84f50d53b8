using System.Diagnostics;
using System.Security.Cryptography;
using Shouldly;
using Vitrine.Randomness;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Runs;

/// <summary>Kills the real program with SIGKILL at random moments of all stages, as a power cut would, and resumes it.</summary>
[Trait("Category", "Full")]
public sealed class KilledRunTests
{
    private static readonly string[] Arguments = ["--data", "sample", "--epochs", "4", "--seed", "11"];

    /// <summary>Of the time that the whole run took, in which a kill may come. The first must hit, also where the machine has become quicker since.</summary>
    private const float FirstSpan = 0.35f, LaterSpan = 0.9f;

    [Theory]
    [InlineData("fast")]
    [InlineData("seed")]
    public async Task A_run_killed_again_and_again_ends_with_the_bytes_of_one_never_killed(string preset)
    {
        using var folder = new Folder();
        var clock = Stopwatch.StartNew();
        await VitrineProcess.RunJsonAsync(folder.Path, ["run", "--preset", preset, "--improve", "off", "--out", "whole", .. Arguments]);
        var wholeSeconds = clock.Elapsed.TotalSeconds;

        var generator = new SplitMix64(preset == "fast" ? 1UL : 2UL);
        var killedCount = 0;
        while (killedCount < 6)
        {
            string[] arguments = File.Exists(folder["killed", "run.json"])
                ? ["resume", "killed"]
                : ["run", "--preset", preset, "--improve", "off", "--out", "killed", .. Arguments];
            using var process = VitrineProcess.Start(folder.Path, new Dictionary<string, string?>(), arguments);
            var ended = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            using var moment = new CancellationTokenSource(TimeSpan.FromSeconds(wholeSeconds * (0.05 + ((killedCount == 0 ? FirstSpan : LaterSpan) * generator.NextSingle()))));
            if (await EndsBefore(process, moment.Token))
            {
                process.ExitCode.ShouldBe(0, string.Join('\n', await ended));
                break;
            }
            process.Kill();
            await process.WaitForExitAsync();
            killedCount++;
        }

        killedCount.ShouldBeGreaterThan(0, "the first kill falls inside the run");
        // Killed before it had a record, a run is nothing that could be resumed: it is simply started again.
        if (!File.Exists(folder["killed", "run.json"]))
            await VitrineProcess.RunJsonAsync(folder.Path, ["run", "--preset", preset, "--improve", "off", "--out", "killed", .. Arguments]);
        await VitrineProcess.RunJsonAsync(folder.Path, "resume", "killed");
        Weights(folder["killed"]).ShouldBe(Weights(folder["whole"]));
        Directory.EnumerateFileSystemEntries(folder["killed", "model"]).Select(Path.GetFileName).Order()
            .ShouldBe(["README.md", "model.onnx", "probe.json", "vitrine.json", "weights.safetensors"]);
    }

    private static async Task<bool> EndsBefore(Process process, CancellationToken moment)
    {
        try
        {
            await process.WaitForExitAsync(moment);
            return true;
        }
        catch (OperationCanceledException)
        {
            return process.HasExited;
        }
    }

    private static string Weights(string run) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(run, "model", "weights.safetensors"))));
}
