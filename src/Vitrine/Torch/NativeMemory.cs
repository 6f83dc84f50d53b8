using System.Runtime.InteropServices;

namespace Vitrine.Torch;

/// <summary>How the C library hands memory out.</summary>
internal static partial class NativeMemory
{
    private const int TrimThreshold = -1, TopPad = -2, MapThreshold = -3, ArenaMaximum = -8;
    private const int Kept = 1 << 30;

    /// <summary>The most that glibc before 2.35 takes for it.</summary>
    private const int MapThresholdBefore = 32 << 20;
    private const int Padding = 64 << 20;

    /// <summary>
    /// Keeps freed memory for the next step. By default glibc gives every large block back to the kernel and gets it again, page by page,
    /// in the next step: a tenth to a quarter of a small network's training time (docs/experiments.md). One arena, since the limits of the
    /// others cannot be raised.
    /// </summary>
    internal static void KeepFreed()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "mallopt", out _))
            return;
        _ = SetOption(ArenaMaximum, 1);
        if (SetOption(MapThreshold, Kept) == 0)
            _ = SetOption(MapThreshold, MapThresholdBefore);
        _ = SetOption(TrimThreshold, Kept);
        _ = SetOption(TopPad, Padding);
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
