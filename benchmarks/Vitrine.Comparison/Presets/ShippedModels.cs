using Vitrine.Inference.Bundles;

namespace Vitrine.Comparison.Presets;

/// <summary>The models that come with Vitrine: one a preset, from a measured run.</summary>
public static class ShippedModels
{
    /// <summary>Of the repository.</summary>
    public const string Folder = "models";

    /// <summary>Puts a run's model where an earlier one of the same preset was.</summary>
    /// <param name="bundle">The run's.</param>
    /// <param name="root">Of the repository.</param>
    /// <returns>Its new folder.</returns>
    internal static string Copy(string bundle, string root, string preset)
    {
        var target = Directory.CreateDirectory(Path.Combine(root, Folder, preset)).FullName;
        // the manifest last: a folder without one is no model
        foreach (var file in Directory.EnumerateFiles(bundle).OrderBy(file => Path.GetFileName(file) == BundleFiles.Manifest))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        return target;
    }
}
