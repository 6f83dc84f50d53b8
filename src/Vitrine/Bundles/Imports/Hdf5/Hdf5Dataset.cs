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
    internal long Length => Dataspace.Count(Sizes, Type.Size) * Type.Size;

    /// <exception cref="InvalidDataException">It is no array, is in pieces, or damaged.</exception>
    internal static Hdf5Dataset Open(Hdf5Content content, long address, string name)
    {
        var (sizes, type, layout) = Describe(content, address, name);
        layout.ExpectVersion([3, 4], "data layout");
        var kind = layout.Byte();
        if (kind == Compact)
            layout.Skip(sizeof(ushort));
        else if (kind != Contiguous)
            throw new InvalidDataException(Hdf5Text.InPieces.Fill(name));
        return new Hdf5Dataset(name, type, sizes, content, kind == Compact || Dataspace.Count(sizes, type.Size) == 0 ? layout.Address : layout.Target());
    }

    /// <summary>The numbers in row-major order, as floats.</summary>
    /// <exception cref="InvalidDataException">They are of another kind, or lie beyond the file's end.</exception>
    internal float[] Numbers() => Type switch
    {
        { IsLittleEndian: false } => throw new InvalidDataException(Hdf5Text.OtherNumbers.Fill(Name)),
        { Class: DatatypeClass.FloatingPoint, Size: 2, ExponentBits: 5 } => Read(value => (float)BinaryPrimitives.ReadHalfLittleEndian(value)),
        { Class: DatatypeClass.FloatingPoint, Size: 2, ExponentBits: 8 } => Read(value => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(value) << 16)),
        { Class: DatatypeClass.FloatingPoint, Size: 4, ExponentBits: 8 } => Read(BinaryPrimitives.ReadSingleLittleEndian),
        { Class: DatatypeClass.FloatingPoint, Size: 8, ExponentBits: 11 } => Read(value => (float)BinaryPrimitives.ReadDoubleLittleEndian(value)),
        { Class: DatatypeClass.WholeNumber, IsSigned: true, Size: 4 } => Read(value => BinaryPrimitives.ReadInt32LittleEndian(value)),
        { Class: DatatypeClass.WholeNumber, IsSigned: true, Size: 8 } => Read(value => BinaryPrimitives.ReadInt64LittleEndian(value)),
        _ => throw new InvalidDataException(Hdf5Text.OtherNumbers.Fill(Name)),
    };

    private static (long[] Sizes, Datatype Type, Hdf5Cursor Layout) Describe(Hdf5Content content, long address, string name)
    {
        (HeaderMessage? space, HeaderMessage? type, HeaderMessage? layout) = (null, null, null);
        foreach (var message in ObjectHeader.Messages(content, address))
        {
            switch (message.Type)
            {
                case HeaderMessageType.Dataspace:
                    space ??= message;
                    break;
                case HeaderMessageType.Datatype:
                    type ??= message;
                    break;
                case HeaderMessageType.DataLayout:
                    layout ??= message;
                    break;
            }
        }
        return (space, type, layout) is ({ } ofSpace, { } ofType, { } ofLayout)
            ? (Dataspace.Read(ofSpace.Open()), Datatype.Read(ofType.Open()), ofLayout.Open())
            : throw new InvalidDataException(Hdf5Text.NoArray.Fill(name));
    }

    private float[] Read(Func<ReadOnlySpan<byte>, float> number)
    {
        var bytes = Content.Data(Address, Length).Span;
        var numbers = new float[bytes.Length / Type.Size];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = number(bytes.Slice(i * Type.Size, Type.Size));
        return numbers;
    }
}
