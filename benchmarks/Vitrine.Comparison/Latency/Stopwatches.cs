using System.Diagnostics;

namespace Vitrine.Comparison.Latency;

/// <summary>Calls something again and again.</summary>
internal static class Stopwatches
{
    /// <summary>Calls that let the runtime compile and caches fill before any is timed.</summary>
    private const int WarmUpCount = 50;

    /// <returns>Microseconds of each call.</returns>
    internal static IReadOnlyList<double> Repeat(Action call, TimeSpan time)
    {
        for (var i = 0; i < WarmUpCount; i++)
            call();
        var times = new List<double>();
        var begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < time)
        {
            var start = Stopwatch.GetTimestamp();
            call();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
        return times;
    }
}
