using System.Globalization;
using System.Runtime.CompilerServices;
using Vitrine.App.Terminals;
using Vitrine.Inference;
using Vitrine.Torch;

namespace Vitrine.App.Doctor;

/// <summary>What the machine has to give.</summary>
internal static class MachineChecks
{
    /// <summary>Training the default preset on the full set takes less than this.</summary>
    internal const long ComfortableMemoryBytes = 2L << 30;

    /// <summary>The full set with its working copies.</summary>
    internal const long LeastMemoryBytes = 700L << 20;

    /// <summary>Some dozens of runs.</summary>
    internal const long ComfortableDiskBytes = 1L << 30;

    /// <summary>One run with its checkpoints and charts.</summary>
    internal const long LeastDiskBytes = 100L << 20;

    /// <summary>.NET counts what a container's limit leaves; torch's threads follow it.</summary>
    internal static Finding Cores(Terminal terminal, string title)
    {
        var (usable, present) = (Environment.ProcessorCount, PresentProcessors());
        var value = usable < present ? DoctorText.CoresOf.Fill(usable, present) : DoctorText.CoresAll.Fill(usable);
        return terminal.Variable("OMP_NUM_THREADS") is { Length: > 0 } threads && threads != usable.ToString(CultureInfo.InvariantCulture)
            ? new Finding("", title, Health.Warning, DoctorText.ThreadsLimited.Fill(value, threads), "unset OMP_NUM_THREADS")
            : new Finding("", title, Health.Good, value);
    }

    /// <summary>As training sets it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Finding TorchThreads(string title)
    {
        Devices.UseAvailableProcessors();
        return new Finding("", title, Health.Good, Devices.ThreadCount.ToString(CultureInfo.InvariantCulture));
    }

    internal static Finding BFloat16(string title, bool isPresent, bool isQuicker) =>
        new("", title, Health.Good, isQuicker ? DoctorText.BFloat16Quicker : isPresent ? DoctorText.BFloat16Slower : DoctorText.BFloat16Absent);

    internal static Finding Memory(string title, long bytes) =>
        Judge(title, bytes, LeastMemoryBytes, ComfortableMemoryBytes, DoctorText.MoreMemory);

    internal static Finding Disk(string title, long bytes) =>
        Judge(title, bytes, LeastDiskBytes, ComfortableDiskBytes, DoctorText.MoreDisk);

    internal static long FreeBytes(string folder) => new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;

    internal static Finding Terminal(Terminal terminal, string title)
    {
        var language = Language.Current == Language.Portuguese ? "Português" : "English";
        var encoding = terminal.Output.Encoding.WebName;
        var kind = terminal.IsInteractive ? DoctorText.Columns.Fill(terminal.Width) : DoctorText.NotATerminal;
        return new Finding("", title, Health.Good, $"{language}, {encoding}, {kind}, {(terminal.HasColors ? DoctorText.Colors : DoctorText.NoColors)}");
    }

    private static Finding Judge(string title, long bytes, long least, long comfortable, string cure)
    {
        var value = DoctorText.Gigabytes.Fill((bytes / (double)(1 << 30)).ToString("F1", CultureInfo.CurrentCulture));
        return bytes < least ? new Finding("", title, Health.Broken, value, cure)
            : bytes < comfortable ? new Finding("", title, Health.Warning, value, cure)
            : new Finding("", title, Health.Good, value);
    }

    private static int PresentProcessors()
    {
        const string LinuxList = "/proc/cpuinfo";
        return File.Exists(LinuxList)
            ? Math.Max(Environment.ProcessorCount, File.ReadLines(LinuxList).Count(line => line.StartsWith("processor", StringComparison.Ordinal)))
            : Environment.ProcessorCount;
    }
}
