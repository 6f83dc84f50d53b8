using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Vitrine.Reporting;

/// <summary>Finds out which machine and software this is.</summary>
internal static class RunEnvironments
{
    private const string Unknown = "unknown";

    /// <summary>Of this program, without its commit.</summary>
    internal static string Version => OwnVersion().Version;

    internal static RunEnvironment Capture(string device)
    {
        var (version, commit) = OwnVersion();
        return new RunEnvironment(
            version,
            commit,
            RuntimeInformation.OSDescription,
            Processor(),
            Environment.ProcessorCount,
            Environment.ProcessorCount,
            device,
            Environment.Version.ToString(),
            new OrderedDictionary<string, string>
            {
                ["TorchSharp"] = VersionOf(typeof(torch).Assembly),
                ["libtorch"] = torch.__version__,
                ["ONNX Runtime"] = VersionOf(typeof(Microsoft.ML.OnnxRuntime.InferenceSession).Assembly),
                ["ScottPlot"] = VersionOf(typeof(ScottPlot.Plot).Assembly),
                ["SkiaSharp"] = VersionOf(typeof(SkiaSharp.SKBitmap).Assembly),
            });
    }

    /// <summary>The build puts <c>version+commit</c> into the assembly when it runs in a git checkout.</summary>
    private static (string Version, string Commit) OwnVersion()
    {
        var parts = InformationalVersion(typeof(RunEnvironments).Assembly).Split('+', 2);
        return (parts[0], parts.Length > 1 ? parts[1] : Unknown);
    }

    private static string VersionOf(Assembly assembly) => InformationalVersion(assembly).Split('+')[0];

    private static string InformationalVersion(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? assembly.GetName().Version?.ToString() ?? Unknown;

    private static string Processor()
    {
        const string LinuxList = "/proc/cpuinfo";
        var name = File.Exists(LinuxList)
            ? File.ReadLines(LinuxList).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return name ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
