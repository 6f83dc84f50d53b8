using Vitrine.Inference.Bundles;

namespace Vitrine.App.Verbs;

/// <summary>The trained models that come with the program, in a folder beside it: they answer before anything is trained.</summary>
internal static class ShippedModels
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "models");

    private static IReadOnlyList<string> Names =>
        Directory.Exists(Folder) ? [.. Directory.EnumerateDirectories(Folder).Where(IsBundle).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)] : [];

    /// <summary>Their names, for messages.</summary>
    internal static string List => string.Join(", ", Names);

    /// <returns>Its folder; null where no model of that name comes with the program.</returns>
    internal static string? Find(string name) => Names.Contains(name, StringComparer.Ordinal) ? Path.Combine(Folder, name) : null;

    internal static bool IsBundle(string folder) => File.Exists(Path.Combine(folder, BundleFiles.Manifest));
}
