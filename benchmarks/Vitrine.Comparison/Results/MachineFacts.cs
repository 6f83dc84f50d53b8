using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Vitrine.Comparison.Results;

/// <summary>Where it was measured.</summary>
/// <param name="Cores">Those this process may use.</param>
public sealed partial record MachineFacts(string Processor, int Cores, long MemoryBytes, string OperatingSystem)
{
    /// <summary>Its folder under benchmarks/results, e.g. <c>amd-epyc-2-cores</c>.</summary>
    internal string FolderName => NoLetterOrDigit.Replace($"{Processor} {Cores} cores".ToLowerInvariant(), "-");

    internal static MachineFacts Capture() => new(
        Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        RuntimeInformation.OSDescription);

    /// <summary>Of the last minute; 0 where the system does not tell.</summary>
    internal static double LoadAverage() => File.Exists("/proc/loadavg")
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        : 0;

    private static string? Field(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        : null;

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex NoLetterOrDigit { get; }
}
