using System.Globalization;

namespace Vitrine.Tests.Fuzzing;

/// <summary>What the process holds in physical memory, as Linux counts it: the only count that knows what native libraries take.</summary>
internal sealed class ResidentMemory
{
    private const string Status = "/proc/self/status";
    private const string ClearReferences = "/proc/self/clear_refs";

    /// <summary>Makes the kernel forget the highest count so far.</summary>
    private const string ForgetPeak = "5";

    private readonly long start;

    private ResidentMemory(long start) => this.start = start;

    /// <summary>Bytes by which it was ever above what it was at the beginning.</summary>
    internal long MostGrown => Math.Max(0, Kilobytes("VmHWM:") - start) * 1024;

    internal static ResidentMemory Begin()
    {
        if (File.Exists(ClearReferences))
            File.WriteAllText(ClearReferences, ForgetPeak);
        return new ResidentMemory(Kilobytes("VmRSS:"));
    }

    private static long Kilobytes(string name) => File.Exists(Status) && File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
        ? long.Parse(line[name.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture)
        : 0;
}
