using System.Text;
using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>A named value of a group (specification, IV.A.2.m).</summary>
/// <param name="Sizes">Of its dimensions.</param>
/// <param name="Address">Where its values begin.</param>
internal sealed record Hdf5Attribute(string Name, Datatype Type, IReadOnlyList<long> Sizes, Hdf5Content Content, long Address)
{
    /// <returns>Null where the object has none of this name.</returns>
    internal static Hdf5Attribute? Find(Hdf5Content content, long owner, string name) =>
        ObjectHeader.Messages(content, owner).SelectMany(Attributes).FirstOrDefault(attribute => attribute.Name == name);

    /// <summary>Its values, which are texts, in row-major order.</summary>
    /// <exception cref="InvalidDataException">They are none, or lie beyond the file's end.</exception>
    internal IEnumerable<string> Texts()
    {
        var count = Hdf5Dataset.Count(Sizes);
        return Type switch
        {
            _ when count == 0 => [],
            { Class: DatatypeClass.Text } => Fixed(count),
            { Class: DatatypeClass.AnyLength, IsText: true } => AnyLength(count),
            _ => throw new InvalidDataException(Hdf5Text.OtherType.Fill(Name, Type)),
        };
    }

    private IEnumerable<string> Fixed(long count)
    {
        const int PaddedWithSpaces = 2, PaddingMask = 0x0F;

        var cursor = new Hdf5Cursor(Content, Address);
        for (; count > 0; count--)
        {
            var bytes = cursor.Bytes(Type.Size);
            var text = Encoding.UTF8.GetString(bytes.IndexOf((byte)0) is var end and >= 0 ? bytes[..end] : bytes);
            yield return (Type.Flags & PaddingMask) == PaddedWithSpaces ? text.TrimEnd(' ') : text;
        }
    }

    private IEnumerable<string> AnyLength(long count)
    {
        var cursor = new Hdf5Cursor(Content, Address);
        for (; count > 0; count--)
        {
            var length = cursor.UInt32();
            var (collection, number) = (cursor.Pointer(), cursor.UInt32());
            yield return length == 0 || collection is not > 0 ? "" : Text(GlobalHeap.Find(Content, collection.Value, (int)number), length);
        }
    }

    private string Text((long Address, long Length) value, long length)
    {
        var bytes = Content.Description(value.Address, Math.Min(value.Length, length));
        return Encoding.UTF8.GetString(bytes.IndexOf((byte)0) is var end and >= 0 ? bytes[..end] : bytes);
    }

    private static IEnumerable<Hdf5Attribute> Attributes(HeaderMessage message) => message.Type switch
    {
        HeaderMessageType.Attribute => [Read(message.Open())],
        HeaderMessageType.AttributeInfo => Dense(message.Open()).Select(Read),
        _ => [],
    };

    private static IEnumerable<Hdf5Cursor> Dense(Hdf5Cursor info)
    {
        const int OrderFlag = 0x01, ByName = 8;

        info.ExpectVersion([0], "attribute info");
        info.Skip((info.Byte() & OrderFlag) != 0 ? sizeof(ushort) : 0);
        return DenseStorage.Objects(info, ByName, idOffset: 0);
    }

    private static Hdf5Attribute Read(Hdf5Cursor message)
    {
        const int SharedFlags = 0x03;

        var begin = message.Address;
        var version = message.Byte();
        var flags = message.Byte();
        var (nameSize, typeSize, spaceSize) = (message.UInt16(), message.UInt16(), message.UInt16());
        if (version is < 1 or > 3 || (version > 1 && (flags & SharedFlags) != 0))
            throw new InvalidDataException(Hdf5Text.OtherVersion.Fill("attribute", version));
        message.Skip(version == 3 ? 1 : 0);
        var name = Encoding.UTF8.GetString(message.Bytes(nameSize)).TrimEnd('\0');
        var type = Datatype.Read(Next(typeSize));
        var sizes = Dataspace.Read(Next(spaceSize));
        return new Hdf5Attribute(name, type, sizes, message.Content, message.Address);

        // The first version fills each part up to a multiple of eight.
        Hdf5Cursor Next(int size)
        {
            if (version == 1)
                message.Align(begin);
            var part = new Hdf5Cursor(message.Content, message.Address);
            message.Skip(size);
            if (version == 1)
                message.Align(begin);
            return part;
        }
    }
}
