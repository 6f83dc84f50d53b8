using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>
/// Strict reader of IDX files, plain or gzip (recognised by content, not by name). The format: two zero bytes, the element type
/// (08 = unsigned byte), the number of dimensions, each dimension as a big-endian 32-bit number, then the elements.
/// </summary>
/// <remarks>Source: http://yann.lecun.com/exdb/mnist/, "The IDX file format".</remarks>
public static class IdxReader
{
    internal const uint ImageMagic = 0x0803;
    internal const uint LabelMagic = 0x0801;

    /// <summary>Reads an <c>idx3-ubyte</c> file.</summary>
    /// <exception cref="VitrineException">The file is missing, damaged or of another kind.</exception>
    public static IdxImages ReadImages(string path)
    {
        using var source = IdxSource.Open(path);
        return ReadImages(source);
    }

    /// <summary>Reads an <c>idx1-ubyte</c> file.</summary>
    /// <exception cref="VitrineException">The file is missing, damaged or of another kind.</exception>
    public static IdxLabels ReadLabels(string path)
    {
        using var source = IdxSource.Open(path);
        return ReadLabels(source);
    }

    internal static IdxImages ReadImages(IdxSource source)
    {
        var header = source.ReadHeader(ImageMagic, dimensionCount: 3);
        var (count, height, width) = (header[0], header[1], header[2]);
        if (count == 0 || height == 0 || width == 0)
            throw VitrineException.InvalidData(DataText.IdxEmpty.Fill(source.Name, $"{count}x{height}x{width}"));

        var pixels = source.ReadContent((UInt128)count * height * width);
        return new IdxImages(pixels, (int)count, (int)height, (int)width, source.Finish());
    }

    internal static IdxLabels ReadLabels(IdxSource source)
    {
        var count = source.ReadHeader(LabelMagic, dimensionCount: 1)[0];
        if (count == 0)
            throw VitrineException.InvalidData(DataText.IdxEmpty.Fill(source.Name, "0"));

        var labels = source.ReadContent(count);
        return new IdxLabels(labels, source.Finish());
    }
}
