using System.Text.RegularExpressions;
using Vitrine.Bundles.Imports.Hdf5;
using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Keras;

/// <summary>
/// Finds each layer's weights in model.weights.h5. Some versions of Keras call a layer's group by its name, others by its class, counted; neither says which, so both are tried.
/// </summary>
internal static partial class KerasWeightGroups
{
    /// <summary>Where the groups are; the second is of 2023.</summary>
    private static readonly string[] Roots = ["layers", "_layer_checkpoint_dependencies"];

    private const string Parted = "${before}_${word}";

    /// <returns>The layers with their weights.</returns>
    /// <exception cref="VitrineException">Groups and layers do not match, or in two ways.</exception>
    internal static IReadOnlyList<KerasLayer> Fill(IReadOnlyList<KerasLayer> layers, Hdf5File hdf, string path)
    {
        var root = Roots.FirstOrDefault(hdf.Exists) ?? throw VitrineException.InvalidData(KerasText.NoGroups.Fill(path, string.Join(", ", Roots)));
        var filled = hdf.Children(root).Where(group => hdf.Exists($"{root}/{group}/vars") && hdf.Children($"{root}/{group}/vars").Any()).ToHashSet(StringComparer.Ordinal);
        List<IReadOnlyList<string>> namings = [[.. layers.Select(layer => layer.Name)], Counted(layers)];
        var fitting = namings.Where(filled.IsSubsetOf).DistinctBy(naming => string.Join('\n', naming.Select(name => filled.Contains(name) ? name : ""))).ToList();
        if (fitting is not [var names])
            throw VitrineException.InvalidData((fitting.Count == 0 ? KerasText.OtherGroups : KerasText.AmbiguousGroups).Fill(path, string.Join(", ", filled)));
        return [.. layers.Zip(names, (layer, name) => filled.Contains(name) ? layer with { Weights = Variables(hdf, $"{root}/{name}/vars") } : layer)];
    }

    /// <summary>Conv2D, Dense, Dense as conv2d, dense, dense_1.</summary>
    private static List<string> Counted(IReadOnlyList<KerasLayer> layers)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var name in layers.Select(layer => InSnakeCase(layer.ClassName)))
        {
            var count = counts[name] = counts.GetValueOrDefault(name, -1) + 1;
            names.Add(count == 0 ? name : $"{name}_{count}");
        }
        return names;
    }

    private static List<KerasArray> Variables(Hdf5File hdf, string group)
    {
        var variables = new List<KerasArray>();
        while (hdf.Exists($"{group}/{variables.Count}"))
            variables.Add(KerasArray.Of(hdf.Dataset($"{group}/{variables.Count}")));
        return variables;
    }

    /// <summary>As Keras does it: MaxPooling2D becomes max_pooling2d, LeakyReLU leaky_re_lu.</summary>
    private static string InSnakeCase(string className) => BeforeCapital().Replace(BeforeWord().Replace(className, Parted), Parted).ToLowerInvariant();

    [GeneratedRegex("(?<before>.)(?<word>[A-Z][a-z]+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BeforeWord();

    [GeneratedRegex("(?<before>[a-z])(?<word>[A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BeforeCapital();
}
