using System.Buffers.Binary;
using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>An array of numbers that lies in one piece.</summary>
/// <param name="Sizes">Of its dimensions; none for a single number.</param>
/// <param name="Content">Of the file.</param>
/// <param name="Address">Where the numbers begin.</param>
internal sealed record Hdf5Dataset(string Name, Datatype Type, IReadOnlyList<long> Sizes, Hdf5Content Content, long Address)
{
    private const int Compact = 0;
    private const int Contiguous = 1;

    /// <summary>In bytes; those that the file has are seen when the numbers are read.</summary>
    internal long Length => checked(Count(Sizes) * Type.Size);

    /// <exception cref="InvalidDataException">It is no array, is in pieces, or damaged.</exception>
    internal static Hdf5Dataset Open(Hdf5Content content, long address, string name)
    {
        var messages = ObjectHeader.Messages(content, address).ToList();
        var sizes = Dataspace.Read(ObjectHeader.Only(messages, HeaderMessageType.Dataspace).Open());
        var type = Datatype.Read(ObjectHeader.Only(messages, HeaderMessageType.Datatype).Open());
        var layout = ObjectHeader.Only(messages, HeaderMessageType.DataLayout).Open();
        layout.ExpectVersion([3, 4], "data layout");
        var kind = layout.Byte();
        if (kind == Compact)
            layout.Skip(sizeof(ushort));
        else if (kind != Contiguous)
            throw new InvalidDataException(Hdf5Text.InPieces.Fill(name));
        return new Hdf5Dataset(name, type, sizes, content, kind == Compact || Count(sizes) == 0 ? layout.Address : layout.Target());
    }

    /// <summary>The numbers in row-major order, as floats.</summary>
    /// <exception cref="InvalidDataException">They are of another kind, or lie beyond the file's end.</exception>
    internal float[] Numbers() => Type switch
    {
        { IsLittleEndian: false } => throw new InvalidDataException(Hdf5Text.OtherType.Fill(Name, Type)),
        { Class: DatatypeClass.FloatingPoint, Size: 2 } => Read(value => (float)BinaryPrimitives.ReadHalfLittleEndian(value)),
        { Class: DatatypeClass.FloatingPoint, Size: 4 } => Read(BinaryPrimitives.ReadSingleLittleEndian),
        { Class: DatatypeClass.FloatingPoint, Size: 8 } => Read(value => (float)BinaryPrimitives.ReadDoubleLittleEndian(value)),
        { Class: DatatypeClass.WholeNumber, IsSigned: true, Size: 4 } => Read(value => BinaryPrimitives.ReadInt32LittleEndian(value)),
        { Class: DatatypeClass.WholeNumber, IsSigned: true, Size: 8 } => Read(value => BinaryPrimitives.ReadInt64LittleEndian(value)),
        _ => throw new InvalidDataException(Hdf5Text.OtherType.Fill(Name, Type)),
    };

    /// <exception cref="InvalidDataException">More than any file can have.</exception>
    internal static long Count(IReadOnlyList<long> sizes)
    {
        var count = 1L;
        foreach (var size in sizes)
        {
            if (size != 0 && count > long.MaxValue / 8 / size)
                throw new InvalidDataException(Hdf5Text.TooMany.Fill(string.Join(" × ", sizes)));
            count *= size;
        }
        return count;
    }

    private float[] Read(Func<ReadOnlySpan<byte>, float> number)
    {
        var bytes = Content.Data(Address, Length);
        var numbers = new float[bytes.Length / Type.Size];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = number(bytes.Slice(i * Type.Size, Type.Size));
        return numbers;
    }
}
