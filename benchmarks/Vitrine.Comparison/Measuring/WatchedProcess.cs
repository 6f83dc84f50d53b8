using System.Diagnostics;
using System.Globalization;

namespace Vitrine.Comparison.Measuring;

/// <summary>Runs a contestant and watches it from outside, with one clock and one way to read its memory for all of them.</summary>
internal sealed class WatchedProcess(TimeProvider time)
{
    private static readonly TimeSpan MemoryInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>Lines of standard error that are kept.</summary>
    private const int ErrorLines = 10;

    /// <param name="words">The program, then its arguments.</param>
    /// <param name="limit">It is killed after this time.</param>
    internal async Task<ProcessRecord> RunAsync(IReadOnlyList<string> words, TimeSpan limit, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        using var process = Process.Start(StartInfo(words))!;
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        watching.CancelAfter(limit);
        var events = ReadEventsAsync(process, start);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var (peak, wasStopped) = await WatchAsync(process, watching.Token);
        if (wasStopped)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        var lines = (await error).TrimEnd().Split('\n');
        cancellation.ThrowIfCancellationRequested();
        return new ProcessRecord(await events, wasStopped, process.ExitCode, peak, string.Join('\n', lines.TakeLast(ErrorLines)));
    }

    private static ProcessStartInfo StartInfo(IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Each with its own defaults, whatever this process or its caller has set for threads.
        foreach (var name in start.Environment.Keys.Where(IsThreadSetting).ToList())
            start.Environment.Remove(name);
        return start;
    }

    private static bool IsThreadSetting(string name) =>
        new[] { "OMP_", "GOMP_", "KMP_", "MKL_", "OPENBLAS_" }.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private async Task<List<(double Seconds, ContestantEvent Event)>> ReadEventsAsync(Process process, long start)
    {
        var events = new List<(double, ContestantEvent)>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var seconds = time.GetElapsedTime(start).TotalSeconds;
            if (ContestantEvent.Parse(line) is { } parsed)
                events.Add((seconds, parsed));
        }
        return events;
    }

    /// <summary>The kernel keeps the high-water mark until the process is gone, so only growth in its last moments is missed.</summary>
    private async Task<(long PeakMemoryBytes, bool WasStopped)> WatchAsync(Process process, CancellationToken stop)
    {
        long peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakMemoryBytes(process.Id));
            try
            {
                await Task.WhenAny(process.WaitForExitAsync(stop), Task.Delay(MemoryInterval, time, stop)).Unwrap();
            }
            catch (OperationCanceledException)
            {
                return (peak, true);
            }
        }
        return (peak, false);
    }

    private static long PeakMemoryBytes(int processId)
    {
        try
        {
            var line = File.ReadLines($"/proc/{processId}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It ended between the question and the answer.
            return 0;
        }
    }
}
