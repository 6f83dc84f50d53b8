using System.Buffers.Binary;
using System.IO.Compression;

namespace Vitrine.Data;

/// <summary>Writes IDX files; gzip with the smallest size where the name ends in <c>.gz</c>.</summary>
public static class IdxWriter
{
    /// <summary>Writes an <c>idx3-ubyte</c> file, replacing one that is there.</summary>
    /// <param name="pixels">0–255, [N, H, W].</param>
    /// <exception cref="ArgumentException"><paramref name="pixels"/> are not a whole number of images.</exception>
    public static void WriteImages(string path, ReadOnlySpan<byte> pixels, int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        var (count, rest) = Math.DivRem(pixels.Length, checked(height * width));
        if (rest != 0)
            throw new ArgumentException($"{pixels.Length} pixels are not a whole number of {height}x{width} images.", nameof(pixels));

        Write(path, Header(IdxReader.ImageMagic, count, height, width), pixels);
    }

    /// <summary>Writes an <c>idx1-ubyte</c> file, replacing one that is there.</summary>
    /// <param name="labels">Class indices, [N].</param>
    public static void WriteLabels(string path, ReadOnlySpan<byte> labels) =>
        Write(path, Header(IdxReader.LabelMagic, labels.Length), labels);

    private static byte[] Header(uint magic, params ReadOnlySpan<int> dimensions)
    {
        var header = new byte[4 + (4 * dimensions.Length)];
        BinaryPrimitives.WriteUInt32BigEndian(header, magic);
        for (var i = 0; i < dimensions.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 * (i + 1)), dimensions[i]);
        return header;
    }

    private static void Write(string path, ReadOnlySpan<byte> header, ReadOnlySpan<byte> content)
    {
        var temporary = path + ".tmp";
        try
        {
            WriteThrough(temporary, path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase), header, content);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void WriteThrough(string path, bool compress, ReadOnlySpan<byte> header, ReadOnlySpan<byte> content)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        if (compress)
        {
            using var gzip = new GZipStream(file, CompressionLevel.SmallestSize, leaveOpen: true);
            gzip.Write(header);
            gzip.Write(content);
        }
        else
        {
            file.Write(header);
            file.Write(content);
        }

        file.Flush(flushToDisk: true);
    }
}
