using Vitrine.Data.Formats;
using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>
/// Tells the current release of Fashion-MNIST from others. The first one (25–30 August 2017) had ten test images in train, byte for
/// byte, and was replaced for it. Its hashes were never published, so it is known by what it is: sixty and ten thousand 28×28 images
/// of ten equally large classes, as grey as garments are, with test images in train. The current release has no such image, and the
/// sets that share its file names differ in class sizes (MNIST) or greyness (KMNIST: mean 0.19).
/// </summary>
internal static class FashionMnistRelease
{
    private const double GarmentMean = 0.286;
    private const double MeanTolerance = 0.02;

    /// <summary>The four files against those of the current release.</summary>
    /// <param name="release">In the order of <see cref="FashionMnist.Files"/>.</param>
    internal static IReadOnlyList<FileVerification> Check(IdxSetFiles files, IdxSet set, IReadOnlyList<DatasetFile> release)
    {
        string[] actual = [set.TrainImages.Sha256, set.TrainLabels.Sha256, set.TestImages.Sha256, set.TestLabels.Sha256];
        return [.. release.Select((file, i) => FileCheck.Compare(file, files.All[i], actual[i]))];
    }

    /// <exception cref="VitrineException">It is the old release, or a file is not what it should be.</exception>
    internal static void Require(IdxSetFiles files, IdxSet set, IReadOnlyList<DatasetFile> release)
    {
        var wrong = Check(files, set, release).Where(check => !check.IsValid).ToArray();
        if (wrong.Length > 1)
            RefuseOld(files.Folder, set);
        if (wrong.Length > 0)
            throw VitrineException.InvalidData(wrong[0].Problem!);
    }

    /// <exception cref="VitrineException">It is the old release.</exception>
    internal static void RefuseOld(string place, IdxSet set)
    {
        if (CountLeakedImages(set) is var leaked and > 0)
            throw VitrineException.InvalidData(DataText.OldRelease.Fill(place, leaked));
    }

    /// <summary>The same for images in another format.</summary>
    /// <exception cref="VitrineException">It is the old release.</exception>
    internal static void RefuseOld(string place, LabelledImages train, LabelledImages test)
    {
        if (train.Labels.Concat(test.Labels).All(label => label < FashionMnist.Classes.Count))
            RefuseOld(place, new IdxSet(ImagesOf(train), LabelsOf(train), ImagesOf(test), LabelsOf(test)));
    }

    /// <summary>Test images that stand in train too, if the set otherwise looks like Fashion-MNIST; else 0.</summary>
    internal static int CountLeakedImages(IdxSet set) =>
        LooksLikeFashionMnist(set) ? CountTestImagesInTrain(set.TrainImages, set.TestImages) : 0;

    private static IdxImages ImagesOf(LabelledImages images) => new(images.Pixels, images.Count, images.Height, images.Width, Sha256: "");

    private static IdxLabels LabelsOf(LabelledImages images) => new(Array.ConvertAll(images.Labels, label => (byte)label), Sha256: "");

    private static bool LooksLikeFashionMnist(IdxSet set) =>
        set.TrainImages is { Count: 60_000, Height: 28, Width: 28 }
        && set.TestImages is { Count: 10_000 }
        && HasTenEqualClasses(set.TrainLabels.Labels)
        && HasTenEqualClasses(set.TestLabels.Labels)
        && Math.Abs((set.TrainImages.Pixels.Average(pixel => (double)pixel) / 255) - GarmentMean) < MeanTolerance;

    private static bool HasTenEqualClasses(byte[] labels) =>
        labels.CountBy(label => label).All(group => group.Key < 10 && group.Value == labels.Length / 10);

    private static int CountTestImagesInTrain(IdxImages train, IdxImages test)
    {
        var known = ImagesOf(train).ToHashSet(PixelEquality.Instance);
        return ImagesOf(test).Count(known.Contains);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> ImagesOf(IdxImages images)
    {
        var pixelCount = images.Height * images.Width;
        return Enumerable.Range(0, images.Count).Select(i => new ReadOnlyMemory<byte>(images.Pixels, i * pixelCount, pixelCount));
    }

    private sealed class PixelEquality : IEqualityComparer<ReadOnlyMemory<byte>>
    {
        internal static readonly PixelEquality Instance = new();

        public bool Equals(ReadOnlyMemory<byte> left, ReadOnlyMemory<byte> right) => left.Span.SequenceEqual(right.Span);

        public int GetHashCode(ReadOnlyMemory<byte> image)
        {
            var hash = default(HashCode);
            hash.AddBytes(image.Span);
            return hash.ToHashCode();
        }
    }
}
