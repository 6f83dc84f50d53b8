using Vitrine.Inference;

namespace Vitrine.Data.Formats;

/// <summary>A data set in a file or files that hold many images each, other than IDX.</summary>
/// <param name="paths">Of its files, in reading order.</param>
internal abstract class DatasetSource(IReadOnlyList<string> paths)
{
    internal IReadOnlyList<string> Paths { get; } = paths;

    /// <summary>What lies at a place that a person named; null if it is of another kind.</summary>
    /// <exception cref="VitrineException">It is of this kind, and a file is missing.</exception>
    internal static DatasetSource? At(string place)
    {
        if (!File.Exists(place))
            return CsvSource.In(place);
        if (place.EndsWith(NpzSource.Extension, StringComparison.OrdinalIgnoreCase))
            return new NpzSource(place);
        return place.EndsWith(CsvSource.Extension, StringComparison.OrdinalIgnoreCase) ? CsvSource.OfFile(place) : null;
    }

    /// <exception cref="VitrineException">A file is damaged, or two do not belong together.</exception>
    internal abstract Task<Dataset> ReadAsync(DatasetStoreOptions options, CancellationToken cancellationToken);

    /// <summary>Names the classes, holds out a test part where there is none, and says where all of it came from.</summary>
    /// <param name="source">Where the set was found, and its name.</param>
    /// <param name="test">Null to hold out a share of train.</param>
    /// <param name="names">Those that a person gave; null to find out.</param>
    /// <exception cref="VitrineException">The parts do not match, or a label has no name.</exception>
    protected static Dataset Assemble(
        (string Place, string Name) source,
        LabelledImages train,
        LabelledImages? test,
        LabelNames? names,
        IReadOnlyDictionary<string, string> sha256,
        DatasetStoreOptions options)
    {
        var isFashionMnist = IsFashionMnist(source.Place, train, test, options);
        names ??= isFashionMnist ? new LabelNames(FashionMnist.Classes) : LabelNames.Numbers(train.Labels.Max() + 1);
        RequireLabels(train, names);
        if (test is null)
        {
            var (kept, held) = Split.Stratified(train.ToImageSet(names), options.TestShare, options.SplitSeed);
            return new Dataset(DatasetName.Of(source.Name), kept, held, source.Place, sha256);
        }
        RequireLabels(test, names);
        RequireSameSize(train, test);
        return new Dataset(isFashionMnist ? FashionMnist.Name : DatasetName.Of(source.Name), train.ToImageSet(names), test.ToImageSet(names), source.Place, sha256);
    }

    // every part has to be one of the two, image by image: nothing is guessed
    private static bool IsFashionMnist(string place, LabelledImages train, LabelledImages? test, DatasetStoreOptions options)
    {
        if (test is not null)
            FashionMnistRelease.RefuseOld(place, train, test);
        LabelledImages[] parts = test is null ? [train] : [train, test];
        return parts.All(part => options.FashionMnistFingerprints.Contains(ImageFingerprint.Of(part)));
    }

    private static void RequireLabels(LabelledImages images, LabelNames names)
    {
        var index = Array.FindIndex(images.Labels, label => label > names.LastLabel);
        if (index >= 0)
            throw VitrineException.InvalidData(DataText.LabelOutOfRange.Fill(images.Place, images.Labels[index], index + 1, 0, names.LastLabel));
    }

    private static void RequireSameSize(LabelledImages train, LabelledImages test)
    {
        if ((train.Height, train.Width) != (test.Height, test.Width))
            throw VitrineException.InvalidData(DataText.SizeMismatch.Fill(test.Place, test.Height, test.Width, train.Place, train.Height, train.Width));
    }
}
