using System.Text;
using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>A named value of a group (specification, IV.A.2.m).</summary>
/// <param name="Sizes">Of its dimensions.</param>
/// <param name="Address">Where its values begin.</param>
internal sealed record Hdf5Attribute(string Name, Datatype Type, IReadOnlyList<long> Sizes, Hdf5Content Content, long Address)
{
    /// <returns>Null where the object has none of this name.</returns>
    internal static Hdf5Attribute? Find(Hdf5Content content, long owner, string name)
    {
        var wanted = Encoding.UTF8.GetBytes(name);
        foreach (var message in ObjectHeader.Messages(content, owner))
        {
            switch (message.Type)
            {
                case HeaderMessageType.Attribute when Read(message.Open(), wanted, name) is { } found:
                    return found;
                case HeaderMessageType.AttributeInfo:
                    foreach (var attribute in Dense(message.Open()))
                    {
                        if (Read(attribute, wanted, name) is { } there)
                            return there;
                    }
                    break;
            }
        }
        return null;
    }

    /// <summary>Its values, which are texts, in row-major order, each read when it is asked for.</summary>
    /// <exception cref="InvalidDataException">They are none, or lie beyond the file's end.</exception>
    internal IEnumerable<string> Texts() => Values().Select(value => Encoding.UTF8.GetString(value.Span));

    /// <summary>The same, as their bytes in UTF-8.</summary>
    internal IEnumerable<ReadOnlyMemory<byte>> Values()
    {
        var count = Dataspace.Count(Sizes, Type.Size);
        return Type switch
        {
            _ when count == 0 => [],
            { Class: DatatypeClass.Text } => Fixed(count),
            { Class: DatatypeClass.AnyLength, IsText: true } => AnyLength(count),
            _ => throw new InvalidDataException(Hdf5Text.NoText.Fill(Name)),
        };
    }

    private IEnumerable<ReadOnlyMemory<byte>> Fixed(long count)
    {
        const int PaddedWithSpaces = 2, PaddingMask = 0x0F;

        for (var i = 0L; i < count; i++)
        {
            var value = UpToZero(Content.Description(Address + (i * Type.Size), Type.Size));
            yield return (Type.Flags & PaddingMask) == PaddedWithSpaces ? value.TrimEnd((byte)' ') : value;
        }
    }

    private IEnumerable<ReadOnlyMemory<byte>> AnyLength(long count)
    {
        var cursor = new Hdf5Cursor(Content, Address);
        for (; count > 0; count--)
        {
            var length = cursor.UInt32();
            var (collection, number) = (cursor.Pointer(), cursor.UInt32());
            yield return length == 0 || collection is not > 0 ? default : Value(GlobalHeap.Find(Content, collection.Value, (int)number), length);
        }
    }

    private ReadOnlyMemory<byte> Value((long Address, long Length) found, long length) => UpToZero(Content.Description(found.Address, Math.Min(found.Length, length)));

    private static ReadOnlyMemory<byte> UpToZero(ReadOnlyMemory<byte> value) => value.Span.IndexOf((byte)0) is var end and >= 0 ? value[..end] : value;

    private static IEnumerable<Hdf5Cursor> Dense(Hdf5Cursor info)
    {
        const int OrderFlag = 0x01, ByName = 8;

        info.ExpectVersion([0], "attribute info");
        info.Skip((info.Byte() & OrderFlag) != 0 ? sizeof(ushort) : 0);
        return DenseStorage.Objects(info, ByName, idOffset: 0);
    }

    /// <summary>Whatever other attributes there are, people may have added them: only the one that is wanted need be of a kind known here.</summary>
    /// <returns>Null where it has another name.</returns>
    private static Hdf5Attribute? Read(Hdf5Cursor message, ReadOnlySpan<byte> wanted, string name)
    {
        const int SharedFlags = 0x03;

        var begin = message.Address;
        var version = message.Byte();
        var flags = message.Byte();
        var (nameSize, typeSize, spaceSize) = (message.UInt16(), message.UInt16(), message.UInt16());
        if (version is < 1 or > 3)
            throw new InvalidDataException(Hdf5Text.OtherVersion.Fill("attribute", version));
        message.Skip(version == 3 ? 1 : 0);
        if (!message.Bytes(nameSize).TrimEnd((byte)0).SequenceEqual(wanted))
            return null;
        if (version > 1 && (flags & SharedFlags) != 0)
            throw new InvalidDataException(Hdf5Text.Elsewhere.Fill(HeaderMessageType.Datatype, begin));
        var type = Datatype.Read(Next(ref message, typeSize));
        var sizes = Dataspace.Read(Next(ref message, spaceSize));
        return new Hdf5Attribute(name, type, sizes, message.Content, message.Address);

        // The first version fills each part up to a multiple of eight.
        Hdf5Cursor Next(ref Hdf5Cursor at, int size)
        {
            if (version == 1)
                at.Align(begin);
            var part = at;
            at.Skip(size);
            if (version == 1)
                at.Align(begin);
            return part;
        }
    }
}
