using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>An HDF5 file's bytes. What describes them is read through cursors, each byte a few times at most, so that neither circles in a damaged file nor descriptions that share their bytes cost more than the file explains.</summary>
/// <param name="bytes">The whole file.</param>
internal sealed class Hdf5Content(byte[] bytes)
{
    /// <summary>How often a byte may be read on average; looking up a hundred layers with their attributes reads most of them once or twice.</summary>
    private const long MostReads = 4;

    /// <summary>What small files may take beyond it.</summary>
    private const long Always = 64 * 1024;

    private long left = (bytes.LongLength * MostReads) + Always;

    /// <summary>Bytes of an address; 0 until the superblock was read.</summary>
    internal int AddressSize { get; init; }

    /// <summary>Bytes of a length.</summary>
    internal int LengthSize { get; init; }

    /// <summary>Where address 0 lies in the file.</summary>
    internal long Base { get; init; }

    /// <summary>A part of the file.</summary>
    /// <exception cref="InvalidDataException">It lies beyond the file's end.</exception>
    internal ReadOnlyMemory<byte> Data(long address, long count)
    {
        var begin = address + Base;
        return address >= 0 && count >= 0 && begin >= 0 && begin <= bytes.LongLength && count <= bytes.LongLength - begin
            ? bytes.AsMemory((int)begin, (int)count)
            : throw new InvalidDataException(Hdf5Text.BeyondEnd.Fill(count, address, bytes.LongLength));
    }

    /// <summary>A part of the file that describes it.</summary>
    /// <exception cref="InvalidDataException">It lies beyond the file's end, or so much was read that the file must lead in circles.</exception>
    internal ReadOnlyMemory<byte> Description(long address, long count)
    {
        var data = Data(address, count);
        left -= count;
        return left >= 0 ? data : throw new InvalidDataException(Hdf5Text.Circles);
    }
}
