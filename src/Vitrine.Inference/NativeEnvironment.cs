using System.Runtime.InteropServices;

namespace Vitrine.Inference;

/// <summary>Environment variables as native libraries of this process see them; on Unix .NET keeps its own copy, which they do not.</summary>
internal static partial class NativeEnvironment
{
    /// <summary>Sets a variable unless it is set already; must come before the library that reads it is loaded.</summary>
    internal static void SetDefault(string name, string value)
    {
        if (Environment.GetEnvironmentVariable(name) is not null)
            return;
        if (OperatingSystem.IsWindows())
            Environment.SetEnvironmentVariable(name, value);
        else
            _ = SetVariable(name, value, overwrite: 0);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
