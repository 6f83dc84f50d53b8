using System.Buffers.Binary;
using System.IO.Compression;

namespace Vitrine.Peers;

/// <summary>Fashion-MNIST as bytes, straight from its gzipped IDX files.</summary>
/// <param name="Images">[N, 28, 28]</param>
/// <param name="Labels">[N]</param>
internal sealed record IdxFiles(byte[] Images, byte[] Labels)
{
    private const int ImageHeader = 16, LabelHeader = 8;

    /// <summary>Of one image.</summary>
    internal const int PixelCount = 28 * 28;

    internal int Count => Labels.Length;

    /// <param name="name"><c>train</c> or <c>t10k</c>.</param>
    /// <param name="images">The first so many at most.</param>
    internal static IdxFiles Read(string folder, string name, int images = int.MaxValue)
    {
        var (pixels, labels) = (Unpack(folder, $"{name}-images-idx3-ubyte.gz"), Unpack(folder, $"{name}-labels-idx1-ubyte.gz"));
        var count = Math.Min(images, BinaryPrimitives.ReadInt32BigEndian(labels.AsSpan(4)));
        return new IdxFiles(pixels[ImageHeader..(ImageHeader + (count * PixelCount))], labels[LabelHeader..(LabelHeader + count)]);
    }

    private static byte[] Unpack(string folder, string file)
    {
        using var packed = new GZipStream(File.OpenRead(Path.Combine(folder, file)), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        return bytes.ToArray();
    }
}
