using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Vitrine.Data.Formats;

/// <summary>
/// Tells whether two collections hold the same images with the same labels, in whatever order: Kaggle's tables have those of Fashion-MNIST shuffled, and arrays
/// have no header, so that the hashes of the IDX files say nothing about either.
/// </summary>
internal static class ImageFingerprint
{
    private const int LaneCount = SHA256.HashSizeInBytes / sizeof(ulong);

    /// <summary>The sum of the SHA-256 of every image, its label before its pixels, by four 64-bit numbers; lower-case hexadecimal.</summary>
    internal static string Of(LabelledImages images)
    {
        var sums = new ulong[LaneCount];
        var content = new byte[sizeof(ushort) + (images.Height * images.Width)];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (var i = 0; i < images.Count; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(content, images.Labels[i]);
            images.Image(i).CopyTo(content.AsSpan(sizeof(ushort)));
            SHA256.HashData(content, hash);
            for (var lane = 0; lane < LaneCount; lane++)
                sums[lane] = unchecked(sums[lane] + BinaryPrimitives.ReadUInt64LittleEndian(hash[(lane * sizeof(ulong))..]));
        }
        return string.Concat(sums.Select(sum => $"{sum:x16}"));
    }
}
