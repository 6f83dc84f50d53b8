using System.Runtime.InteropServices;

namespace Vitrine.Torch;

/// <summary>
/// The memory on which a thread is told of a null reference. .NET learns of one from the kernel, which first writes the processor's registers to a stack of 16 KiB kept for
/// that, where Intel's tiles (AMX) leave the runtime's handler 336 bytes: on a thread that has computed with them a null reference, caught or not, ends the
/// process with a segmentation fault (.NET 10.0.12 on Linux; docs/decisions/0010).
/// </summary>
internal static partial class SignalStack
{
    /// <summary>What C libraries reckon a handler to need beside the registers, and .NET with them (SIGSTKSZ).</summary>
    private const int HandlerSize = 8 << 10;

    private const int RoomyHandlerSize = 64 << 10;

    private const nuint RegistersEntry = 51; // AT_MINSIGSTKSZ
    private const int NoAccess = 0, ReadAndWrite = 3, PrivateAndAnonymous = 0x22;
    private const nint Failed = -1;
    private const int Disabled = 2;

    [ThreadStatic]
    private static bool isChecked;

    /// <summary>Gives this thread a larger one where it leaves too little beside this processor's registers; to be called before anything that uses tiles.</summary>
    internal static void Enlarge()
    {
        if (isChecked || !OperatingSystem.IsLinux())
            return;
        Enlarge((int)AuxiliaryValue(RegistersEntry));
        isChecked = true;
    }

    /// <summary>
    /// What the thread had stays mapped, since whoever made it may still know of it, and so does the new one after the thread's end, since the runtime may unmap it or
    /// not: for each thread that ever trains, 96 KiB of address space, and no memory before the first null reference.
    /// </summary>
    /// <param name="registers">Bytes that the kernel writes of them at most.</param>
    /// <returns>Whether this thread has another stack now.</returns>
    internal static unsafe bool Enlarge(int registers)
    {
        // its first page is there to be run into
        var (page, present) = (Environment.SystemPageSize, default(Description));
        if (Exchange(null, &present) != 0 || present.Flags == Disabled || present.Size >= (nuint)(page + registers + HandlerSize))
            return false;

        var size = (nuint)(page + registers + RoomyHandlerSize + page - 1) / (nuint)page * (nuint)page;
        var start = Map(0, size, ReadAndWrite, PrivateAndAnonymous, file: -1, 0);
        if (start == Failed)
            return false;
        var roomy = new Description { Start = start, Size = size };
        if (Protect(start, (nuint)page, NoAccess) == 0 && Exchange(&roomy, null) == 0)
            return true;
        _ = Unmap(start, size);
        return false;
    }

    [LibraryImport("libc", EntryPoint = "sigaltstack")]
    private static unsafe partial int Exchange(Description* next, Description* present);

    [LibraryImport("libc", EntryPoint = "getauxval")]
    private static partial nuint AuxiliaryValue(nuint entry);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint start, nuint size, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(nint start, nuint size, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(nint start, nuint size);

    /// <summary>The C libraries' stack_t.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Description
    {
        internal nint Start;
        internal int Flags;
        internal nuint Size;
    }
}
