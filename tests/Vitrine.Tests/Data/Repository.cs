using System.Runtime.CompilerServices;

namespace Vitrine.Tests.Data;

internal static class Repository
{
    internal static string Root { get; } = Find();

    private static string Find([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
