using System.Runtime.InteropServices;

namespace Vitrine.Data;

/// <summary>Where Fashion-MNIST may lie on a machine.</summary>
internal static class DatasetPlaces
{
    /// <summary>Vitrine's own: XDG's cache folder, or what corresponds to it on Windows and macOS.</summary>
    internal static string Cache(DatasetEnvironment environment) =>
        Path.Combine(CacheRoot(environment), "vitrine", "datasets", FashionMnist.Option);

    /// <summary>All places in the order of search: our cache, Keras', torchvision's usual roots, Debian's.</summary>
    internal static IReadOnlyList<string> All(DatasetEnvironment environment)
    {
        var home = environment.Home;
        string?[] folders =
        [
            Cache(environment),
            environment.Variable("KERAS_HOME") is { Length: > 0 } keras ? Path.Combine(keras, "datasets", FashionMnist.Option) : null,
            home.Length > 0 ? Path.Combine(home, ".keras", "datasets", FashionMnist.Option) : null,
            Torchvision(environment.CurrentFolder),
            Torchvision(Path.Combine(environment.CurrentFolder, "data")),
            home.Length > 0 ? Torchvision(Path.Combine(home, "data")) : null,
            Path.Combine(environment.SystemFolder, FashionMnist.Option),
        ];
        return [.. folders.OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private static string Torchvision(string root) => Path.Combine(root, "FashionMNIST", "raw");

    private static string CacheRoot(DatasetEnvironment environment)
    {
        // a relative path is to be ignored (XDG Base Directory Specification 0.8)
        if (environment.Variable("XDG_CACHE_HOME") is { } chosen && Path.IsPathFullyQualified(chosen))
            return chosen;
        if (environment.Platform == OSPlatform.Windows && environment.Variable("LOCALAPPDATA") is { Length: > 0 } local)
            return local;
        if (environment.Home.Length == 0)
            return Path.GetTempPath();

        return environment.Platform == OSPlatform.OSX
            ? Path.Combine(environment.Home, "Library", "Caches")
            : Path.Combine(environment.Home, ".cache");
    }
}
