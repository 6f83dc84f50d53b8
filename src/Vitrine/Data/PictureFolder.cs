using System.Security.Cryptography;
using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>
/// Opens a folder of class folders with pictures. With <c>train</c> and <c>test</c> folders their split is kept; with one level a
/// stratified share is held out for test. Classes and pictures come in ordinal order of their names, so that labels never depend on the file system.
/// </summary>
internal static class PictureFolder
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif"];

    internal static async Task<Dataset> OpenAsync(string folder, DatasetStoreOptions options, CancellationToken cancellationToken)
    {
        var (trainFolder, testFolder) = (Path.Combine(folder, "train"), Path.Combine(folder, "test"));
        var hasSplit = Directory.Exists(trainFolder) && Directory.Exists(testFolder);
        var root = hasSplit ? trainFolder : folder;
        var classes = ClassesIn(root);
        RequireClasses(root, classes);

        var train = await ReadAsync(root, classes, options, cancellationToken);
        if (!hasSplit)
            return ToDataset(folder, Split.Stratified(train, options.TestShare, options.SplitSeed));

        RequireKnownClasses(testFolder, classes);
        return ToDataset(folder, (train, await ReadAsync(testFolder, classes, options, cancellationToken)));
    }

    private static Dataset ToDataset(string folder, (ImageSet Train, ImageSet Test) split) => new(
        DatasetName.OfFolder(folder),
        split.Train,
        split.Test,
        folder,
        new OrderedDictionary<string, string>(StringComparer.Ordinal) { ["train"] = Hash(split.Train), ["test"] = Hash(split.Test) });

    // thousands of files: what counts is the pixels and labels that came of them
    private static string Hash(ImageSet set)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(set.Pixels);
        foreach (var label in set.Labels)
            hash.AppendData([(byte)(label >> 8), (byte)label]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string[] ClassesIn(string root) =>
    [
        .. Directory.EnumerateDirectories(root)
            .Select(path => Path.GetFileName(path)!)
            .Where(name => !name.StartsWith('.'))
            .Order(StringComparer.Ordinal),
    ];

    private static string[] PicturesIn(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder)
            .Where(path => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) && !Path.GetFileName(path).StartsWith('.'))
            .Order(StringComparer.Ordinal),
    ];

    private static void RequireClasses(string root, string[] classes)
    {
        if (classes.Length == 0)
            throw VitrineException.InvalidData(DataText.FolderHoldsNoData.Fill(root));
        if (classes.Length == 1)
            throw VitrineException.InvalidData(DataText.OneClass.Fill(root, classes[0]));
        if (classes.Length > ushort.MaxValue)
            throw VitrineException.InvalidData(DataText.TooManyClasses.Fill(root, classes.Length, ushort.MaxValue));
        if (classes.FirstOrDefault(name => PicturesIn(Path.Combine(root, name)).Length == 0) is { } empty)
            throw VitrineException.InvalidData(DataText.EmptyClass.Fill(Path.Combine(root, empty), string.Join(", ", Extensions)));
    }

    private static void RequireKnownClasses(string testFolder, string[] classes)
    {
        if (ClassesIn(testFolder).Except(classes, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw VitrineException.InvalidData(DataText.UnknownTestClass.Fill(Path.Combine(testFolder, unknown), string.Join(", ", classes)));
        if (classes.All(name => PicturesIn(Path.Combine(testFolder, name)).Length == 0))
            throw VitrineException.InvalidData(DataText.EmptyClass.Fill(testFolder, string.Join(", ", Extensions)));
    }

    private static async Task<ImageSet> ReadAsync(
        string root, string[] classes, DatasetStoreOptions options, CancellationToken cancellationToken)
    {
        var pictures = classes.SelectMany((name, label) => PicturesIn(Path.Combine(root, name)).Select(path => (Path: path, Label: (ushort)label))).ToArray();
        var pixelCount = options.PictureHeight * options.PictureWidth;
        if ((long)pictures.Length * pixelCount > Array.MaxLength)
            throw VitrineException.InvalidData(DataText.IdxTooLarge.Fill(root, (long)pictures.Length * pixelCount, Array.MaxLength));

        var pixels = new byte[pictures.Length * pixelCount];
        await Parallel.ForAsync(0, pictures.Length, cancellationToken, (i, _) =>
        {
            Read(pictures[i].Path, options).CopyTo(pixels, i * pixelCount);
            return ValueTask.CompletedTask;
        });
        return new ImageSet(
            pixels,
            Array.ConvertAll(pictures, picture => picture.Label),
            options.PictureHeight,
            options.PictureWidth,
            Array.ConvertAll(classes, name => new ClassName(name)));
    }

    private static byte[] Read(string path, DatasetStoreOptions options)
    {
        var read = options.ReadPicture ?? throw new ArgumentException($"{nameof(options.ReadPicture)} is needed for a folder of pictures.", nameof(options));
        var pixels = read(path, options.PictureHeight, options.PictureWidth);
        return pixels.Length == options.PictureHeight * options.PictureWidth
            ? pixels
            : throw new ArgumentException($"{nameof(options.ReadPicture)} gave {pixels.Length} pixels for {path}.", nameof(options));
    }
}
