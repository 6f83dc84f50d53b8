using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>
/// The data set inside the product: 150 training and 50 test images of each class of Fashion-MNIST, taken from its training and
/// test splits by <see cref="Split.Stratified"/> with seed 1, as four packed IDX files under <c>Data/Sample</c>. It serves to try things
/// without network; its numbers say little about the full set. Fashion-MNIST is Copyright 2017 Zalando SE, MIT licence.
/// </summary>
public static class SampleData
{
    /// <summary>What <c>--data</c> calls it.</summary>
    public const string Option = "sample";

    internal const int TrainImagesPerClass = 150;
    internal const int TestImagesPerClass = 50;
    internal const int Seed = 1;

    /// <summary>Its four files.</summary>
    public static IReadOnlyList<DatasetFile> Files { get; } =
    [
        new(FashionMnist.TrainImages, "eb5f30f90d54cb08648a1b4c0f6957223fbee1d25a0a7a954aaaae0300360f87", 1_176_016),
        new(FashionMnist.TrainLabels, "37f6fc855ef5a26a52e532cf18e6272ee929944549cddc25d2b11812dd6bca26", 1_508),
        new(FashionMnist.TestImages, "275ed813339f170710ce0b1a08303a74cda6fd71a3842ce25b18f39486ce3a4a", 392_016),
        new(FashionMnist.TestLabels, "2affdb4c65b2a212f3e6b77752b1cc9d288edc164c279ebc6b4cb0610a026be6", 508),
    ];

    /// <exception cref="VitrineException">The program's own file is damaged.</exception>
    public static Dataset Load()
    {
        var files = new IdxSetFiles(
            DataText.SampleSource, "", FashionMnist.TrainImages, FashionMnist.TrainLabels, FashionMnist.TestImages, FashionMnist.TestLabels);
        var set = new IdxSet(
            Read(files.TrainImages, IdxReader.ReadImages),
            Read(files.TrainLabels, IdxReader.ReadLabels),
            Read(files.TestImages, IdxReader.ReadImages),
            Read(files.TestLabels, IdxReader.ReadLabels));
        return IdxFolder.ToFashionMnist(files, set) with { Name = DataText.SampleName };
    }

    private static T Read<T>(string name, Func<IdxSource, T> read)
    {
        var stream = typeof(SampleData).Assembly.GetManifestResourceStream($"Sample/{name}.gz")
            ?? throw new InvalidOperationException($"The program was built without its sample file {name}.");
        using var source = new IdxSource(stream, name);
        return read(source);
    }
}
