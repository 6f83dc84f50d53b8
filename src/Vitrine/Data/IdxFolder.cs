using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>Opens a set of four IDX files in a folder that a person named.</summary>
internal static class IdxFolder
{
    private const string Emnist = "emnist";

    /// <summary>Whether the folder holds IDX files.</summary>
    internal static bool Holds(string folder) => Directory.Exists(folder)
        && (Directory.EnumerateFiles(folder, "*-images*idx3-ubyte*").Any() || Directory.EnumerateFiles(folder, "*-labels*idx1-ubyte*").Any());

    /// <param name="prefix">Which of several sets, e.g. <c>emnist-letters</c>; null where the folder holds one.</param>
    /// <exception cref="VitrineException">A file is missing or damaged, or the set cannot be told.</exception>
    internal static IdxSetFiles Find(string folder, string? prefix) => IdxSetFiles.In(folder, prefix ?? OnlyPrefixIn(folder));

    internal static async Task<Dataset> OpenAsync(
        IdxSetFiles files, IReadOnlyList<DatasetFile> fashionMnist, CancellationToken cancellationToken)
    {
        var set = await IdxSet.ReadAsync(files, cancellationToken);
        return IsFashionMnist(files, set, fashionMnist) ? ToFashionMnist(files, set) : ToDataset(files, set);
    }

    /// <summary>The set whose four hashes are known to be right.</summary>
    internal static Dataset ToFashionMnist(IdxSetFiles files, IdxSet set) => new(
        FashionMnist.Name,
        ToImageSet(set.TrainImages, set.TrainLabels, new LabelNames(FashionMnist.Classes)),
        ToImageSet(set.TestImages, set.TestLabels, new LabelNames(FashionMnist.Classes)),
        files.Folder,
        set.Sha256(files));

    internal static ImageSet ToImageSet(IdxImages images, IdxLabels labels, LabelNames names) => new(
        images.Pixels, Array.ConvertAll(labels.Labels, label => (ushort)(label - names.FirstLabel)), images.Height, images.Width, names.Classes);

    // one good file makes it Fashion-MNIST, and then the others have to be good too
    private static bool IsFashionMnist(IdxSetFiles files, IdxSet set, IReadOnlyList<DatasetFile> release)
    {
        if (FashionMnistRelease.Check(files, set, release).Any(check => check.IsValid))
        {
            FashionMnistRelease.Require(files, set, release);
            return true;
        }

        FashionMnistRelease.RefuseOld(files.Folder, set);
        return false;
    }

    private static string OnlyPrefixIn(string folder) => IdxSetFiles.PrefixesIn(folder) switch
    {
        [var prefix] => prefix,
        [] => throw VitrineException.InvalidData(DataText.IdxNamesUnknown.Fill(folder)),
        [var first, ..] prefixes => throw VitrineException.InvalidData(DataText.SeveralSets.Fill(
            folder, string.Join(", ", prefixes.Select(prefix => prefix.Length > 0 ? prefix : "mnist")), Path.Combine(folder, prefixes[^1]))),
    };

    private static Dataset ToDataset(IdxSetFiles files, IdxSet set)
    {
        var names = LabelNames.Of(files, set);
        set.RequireLabels(names, files);
        var (train, test) = files.Prefix.StartsWith(Emnist, StringComparison.Ordinal)
            ? (Transposed(set.TrainImages), Transposed(set.TestImages))
            : (set.TrainImages, set.TestImages);
        return new Dataset(
            files.Prefix.Length > 0 ? DatasetName.Of(files.Prefix) : DatasetName.OfFolder(files.Folder),
            ToImageSet(train, set.TrainLabels, names),
            ToImageSet(test, set.TestLabels, names),
            files.Folder,
            set.Sha256(files));
    }

    // EMNIST stores its images column by column (Cohen et al. 2017, arXiv:1702.05373)
    private static IdxImages Transposed(IdxImages images)
    {
        var (height, width) = (images.Width, images.Height);
        var pixels = new byte[images.Pixels.Length];
        for (var start = 0; start < pixels.Length; start += height * width)
        {
            for (var row = 0; row < height; row++)
            {
                for (var column = 0; column < width; column++)
                    pixels[start + (row * width) + column] = images.Pixels[start + (column * height) + row];
            }
        }

        return images with { Pixels = pixels, Height = height, Width = width };
    }
}
