using System.Text.RegularExpressions;
using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>The paths of one set's four IDX files in a folder.</summary>
/// <param name="Prefix">What stands before <c>train-images</c>, e.g. <c>emnist-letters</c>; empty for MNIST's own names.</param>
internal sealed partial record IdxSetFiles(
    string Folder, string Prefix, string TrainImages, string TrainLabels, string TestImages, string TestLabels)
{
    internal IReadOnlyList<string> All => [TrainImages, TrainLabels, TestImages, TestLabels];

    /// <summary>Fashion-MNIST's files in a folder, plain where both kinds lie there (no unpacking); null unless all four are there.</summary>
    internal static IdxSetFiles? FashionMnistIn(string folder)
    {
        var paths = FashionMnist.Files.Select(file => PathOf(folder, file.Name)).ToArray();
        return paths is [{ } trainImages, { } trainLabels, { } testImages, { } testLabels]
            ? new IdxSetFiles(folder, "", trainImages, trainLabels, testImages, testLabels)
            : null;
    }

    /// <summary>The plain or packed file of this name; null if neither is there.</summary>
    internal static string? PathOf(string folder, string name)
    {
        var plain = Path.Combine(folder, name);
        return File.Exists(plain) ? plain : File.Exists(plain + ".gz") ? plain + ".gz" : null;
    }

    /// <summary>A file's name without its folder and <c>.gz</c>.</summary>
    internal static string ContentName(string path)
    {
        var name = Path.GetFileName(path);
        return name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
    }

    /// <summary>The prefixes of the sets that a folder holds, in ordinal order.</summary>
    internal static IReadOnlyList<string> PrefixesIn(string folder) =>
        [.. FilesIn(folder).Select(file => file.Prefix).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <exception cref="VitrineException">One of the four files is missing.</exception>
    internal static IdxSetFiles In(string folder, string prefix)
    {
        var files = FilesIn(folder).Where(file => file.Prefix == prefix).ToLookup(file => (file.IsTrain, file.IsImages), file => file.Path);
        return new IdxSetFiles(folder, prefix, Find(true, true), Find(true, false), Find(false, true), Find(false, false));

        string Find(bool isTrain, bool isImages) =>
            files[(isTrain, isImages)].FirstOrDefault() ?? throw Missing(folder, prefix, isTrain, isImages);
    }

    // ordinal order puts the plain file before the packed one
    private static IEnumerable<(string Path, string Prefix, bool IsTrain, bool IsImages)> FilesIn(string folder) =>
        from path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
        let match = Pattern.Match(Path.GetFileName(path))
        where match.Success
        select (path, match.Groups["prefix"].Value.TrimEnd('-', '_', '.'), match.Groups["split"].Value == "train", match.Groups["kind"].Value.StartsWith("images", StringComparison.Ordinal));

    private static VitrineException Missing(string folder, string prefix, bool isTrain, bool isImages)
    {
        var name = $"{(prefix.Length > 0 ? prefix + "-" : "")}{(isTrain ? "train" : "t10k")}-{(isImages ? "images-idx3" : "labels-idx1")}-ubyte";
        return VitrineException.InvalidData(DataText.IdxFileMissing.Fill(folder, name));
    }

    // MNIST, KMNIST: train-images-idx3-ubyte, t10k-…; some unpackers write train-images.idx3-ubyte; EMNIST: emnist-letters-test-…
    [GeneratedRegex(@"^(?<prefix>.+[-_.])?(?<split>train|t10k|test)-(?<kind>images[-.]idx3|labels[-.]idx1)-ubyte(\.gz)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern { get; }
}
