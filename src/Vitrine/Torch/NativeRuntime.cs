using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Security.Cryptography;
using TorchSharp;
using Vitrine.Inference;

namespace Vitrine.Torch;

/// <summary>
/// Makes TorchSharp's native library load on systems whose libstdc++ is older than GCC 13's (Debian 12, Ubuntu 22.04, RHEL 9).
/// The library as shipped asks for GLIBCXX_3.4.32, by one symbol that no relocation uses. When its plain loading has failed, a
/// copy in which that need is marked weak is loaded instead; the shipped file, which may be a hard link into the package cache,
/// is never written to. It works the same with <c>dotnet run</c>, <c>test</c>, <c>publish</c> and in other people's programs,
/// since it happens in the process.
/// </summary>
public static class NativeRuntime
{
    private const string LibraryName = "LibTorchSharp";
    private const string FileName = "libLibTorchSharp.so";
    private const string TooNewVersion = "GLIBCXX_3.4.32";
    private static readonly string[] Prerequisites = ["libc10.so", "libtorch_cpu.so", "libtorch.so"];

    /// <summary>Whether this process had to load the copy.</summary>
    public static bool LoadedPatchedCopy { get; private set; }

    /// <summary>Loads libtorch and multiplies two small matrices.</summary>
    /// <returns>Version of libtorch, as reported by itself.</returns>
    /// <exception cref="VitrineException">It cannot be loaded or computes wrongly; the message says why.</exception>
    public static string Probe()
    {
        try
        {
            using var scope = torch.NewDisposeScope();
            var product = torch.ones(2, 3).mm(torch.ones(3, 2)).sum().item<float>();
            return product == 12 ? torch.__version__ : throw VitrineException.Failure(TorchText.WrongProduct.Fill(product));
        }
        catch (Exception exception) when (exception is TypeInitializationException or DllNotFoundException or NotSupportedException)
        {
            var cause = exception.InnerException as VitrineException;
            throw cause ?? new VitrineException(FailureKind.Failed, TorchText.CannotLoad.Fill(FileName, FirstLine(exception)), exception);
        }
    }

    /// <summary>Bytes with the too new need made weak, or null where they have no such need.</summary>
    internal static byte[]? Patch(ReadOnlySpan<byte> shipped)
    {
        var patched = shipped.ToArray();
        return ElfVersionNeeds.MakeWeak(patched, TooNewVersion) == 1 ? patched : null;
    }

    // The one hook that runs before any use of TorchSharp through us.
    [ModuleInitializer]
    internal static void Register()
    {
        if (!OperatingSystem.IsLinux())
            return;
        // libgomp's threads wait by spinning. As soon as anything else wants a core that costs more than it saves: beside one other
        // busy process a small network trained ten times slower (docs/decisions/0007). Who has set it keeps it.
        NativeEnvironment.SetDefault("OMP_WAIT_POLICY", "passive");
        NativeMemory.KeepFreed();
        var context = AssemblyLoadContext.GetLoadContext(typeof(NativeRuntime).Assembly) ?? AssemblyLoadContext.Default;
        context.ResolvingUnmanagedDll += (_, name) => name == LibraryName ? LoadPatchedCopy() : 0;
    }

    /// <summary>Throws rather than returning 0, which would send TorchSharp to copy 490 MB of natives beside the program.</summary>
    private static nint LoadPatchedCopy()
    {
        var shipped = Locate(FileName) ?? throw VitrineException.Failure(TorchText.NotFound.Fill(FileName, AppContext.BaseDirectory));
        var patched = Patch(File.ReadAllBytes(shipped));
        foreach (var prerequisite in Prerequisites.Select(Locate).OfType<string>())
            NativeLibrary.Load(prerequisite);
        if (patched is null)
            return Load(shipped);
        LoadedPatchedCopy = true;
        return LoadBytes(patched);
    }

    /// <summary>Through a private folder that is removed at once: a loaded library needs its file no longer.</summary>
    private static nint LoadBytes(byte[] library)
    {
        var folder = Directory.CreateTempSubdirectory("vitrine-native-");
        try
        {
            var copy = Path.Combine(folder.FullName, FileName);
            File.WriteAllBytes(copy, library);
            if (!SHA256.HashData(File.ReadAllBytes(copy)).AsSpan().SequenceEqual(SHA256.HashData(library)))
                throw VitrineException.Failure(TorchText.CopyDiffers.Fill(copy));
            return Load(copy);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static nint Load(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (DllNotFoundException exception)
        {
            throw new VitrineException(FailureKind.Failed, TorchText.CannotLoad.Fill(FileName, FirstLine(exception)), exception);
        }
    }

    private static string? Locate(string fileName) => SearchFolders().Select(folder => Path.Combine(folder, fileName)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> SearchFolders() =>
        ((AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string)?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [])
        .Append(AppContext.BaseDirectory)
        .Append(Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native"));

    private static string FirstLine(Exception exception) => exception.Message.Split('\n')[0].TrimEnd('\r', '.');
}
