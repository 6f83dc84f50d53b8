using System.Buffers.Binary;
using System.Text;
using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>Reads descriptions from an address on; numbers are little-endian throughout.</summary>
/// <param name="content">Of the file.</param>
/// <param name="address">Where it begins.</param>
internal struct Hdf5Cursor(Hdf5Content content, long address)
{
    internal readonly Hdf5Content Content => content;

    /// <summary>Where it is.</summary>
    internal long Address { get; private set; } = address;

    internal byte Byte() => Bytes(1)[0];

    internal int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(sizeof(ushort)));

    internal long UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(sizeof(uint)));

    /// <summary>A number of so many bytes.</summary>
    /// <exception cref="InvalidDataException">It has a 64th bit, which no size and no place in a file has.</exception>
    internal long Number(int size) => Unsigned(Bytes(size)) is var value and >= 0 ? value : throw new InvalidDataException(Hdf5Text.TooLarge.Fill(Address));

    internal long Length() => Number(content.LengthSize);

    /// <summary>Null where it points nowhere.</summary>
    internal long? Pointer()
    {
        var bytes = Bytes(content.AddressSize);
        return bytes.IndexOfAnyExcept(byte.MaxValue) < 0 ? null : Unsigned(bytes);
    }

    /// <exception cref="InvalidDataException">It points nowhere.</exception>
    internal long Target() => Pointer() ?? throw new InvalidDataException(Hdf5Text.Nowhere.Fill(Address));

    /// <exception cref="InvalidDataException">There are not so many.</exception>
    internal ReadOnlySpan<byte> Bytes(long count)
    {
        var bytes = content.Description(Address, count);
        Address += count;
        return bytes.Span;
    }

    /// <summary>So many bytes on. Whatever that comes to, nothing outside the file is read.</summary>
    internal void Skip(long count) => Address += count;

    /// <summary>To another place.</summary>
    internal void GoTo(long address) => Address = address;

    /// <summary>On to the next multiple of eight, counted from an address.</summary>
    internal void Align(long from) => Address = from + ((Address - from + 7) / 8 * 8);

    /// <summary>Text up to a zero, which is read too.</summary>
    internal string Text()
    {
        var begin = Address;
        while (Byte() != 0)
        {
        }
        return Encoding.UTF8.GetString(content.Data(begin, Address - begin - 1).Span);
    }

    /// <exception cref="InvalidDataException">Something else stands here.</exception>
    internal void Expect(ReadOnlySpan<byte> signature)
    {
        var at = Address;
        if (!Bytes(signature.Length).SequenceEqual(signature))
            throw new InvalidDataException(Hdf5Text.OtherStructure.Fill(Encoding.ASCII.GetString(signature), at));
    }

    /// <exception cref="InvalidDataException">It is another.</exception>
    internal void ExpectVersion(ReadOnlySpan<byte> known, string structure)
    {
        var version = Byte();
        if (!known.Contains(version))
            throw new InvalidDataException(Hdf5Text.OtherVersion.Fill(structure, version));
    }

    private static long Unsigned(ReadOnlySpan<byte> bytes)
    {
        var value = 0L;
        for (var i = bytes.Length - 1; i >= 0; i--)
            value = (value << 8) | bytes[i];
        return value;
    }
}
