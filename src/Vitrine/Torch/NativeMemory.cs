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
        if (!Has("mallopt"))
            return;
        _ = SetOption(ArenaMaximum, 1);
        if (SetOption(MapThreshold, Kept) == 0)
            _ = SetOption(MapThreshold, MapThresholdBefore);
        _ = SetOption(TrimThreshold, Kept);
        _ = SetOption(TopPad, Padding);
    }

    /// <summary>
    /// Gives freed memory back to the kernel. Before 2.38, glibc often finds no use for the place of a freed tensor (its bug 14581), so that what it keeps
    /// grows by gigabytes where tensors of many sizes come and go.
    /// </summary>
    internal static void GiveBackFreed()
    {
        if (Has("malloc_trim"))
            _ = Trim(0);
    }

    private static bool Has(string function) =>
        OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), function, out _);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint kept);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
