using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Vitrine.Torch;

namespace Vitrine.Peers;

/// <summary>
/// Lets TorchSharp's library load where libstdc++ is older than GCC 13's, and does nothing else: none of Vitrine's own settings (how
/// threads wait, how memory is kept) reach this contestant.
/// </summary>
internal static class NativeLoading
{
    private const string Library = "libLibTorchSharp.so";

    internal static void Register() =>
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => name == "LibTorchSharp" ? LoadCopy() : 0;

    private static nint LoadCopy()
    {
        var bytes = File.ReadAllBytes(Locate(Library));
        if (ElfVersionNeeds.MakeWeak(bytes, "GLIBCXX_3.4.32") == 0)
            return 0;
        foreach (var name in new[] { "libc10.so", "libtorch_cpu.so", "libtorch.so" })
            NativeLibrary.Load(Locate(name));
        var folder = Directory.CreateTempSubdirectory("torchsharp-peer-");
        try
        {
            var copy = Path.Combine(folder.FullName, Library);
            File.WriteAllBytes(copy, bytes);
            return NativeLibrary.Load(copy);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Locate(string name) => ((AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string)?.Split(Path.PathSeparator) ?? [])
        .Append(AppContext.BaseDirectory).Select(folder => Path.Combine(folder, name)).First(File.Exists);
}
