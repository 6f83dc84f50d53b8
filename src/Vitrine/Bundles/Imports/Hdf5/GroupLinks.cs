using System.Text;
using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>The names in a group, and where what they name lies. Names for other names and for other files are left out; Keras has none.</summary>
internal static class GroupLinks
{
    private const int HardLink = 0;

    /// <exception cref="InvalidDataException">A name stands there twice, or what describes the group is damaged.</exception>
    internal static IReadOnlyDictionary<string, long> Of(Hdf5Content content, long address)
    {
        var links = new OrderedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, target) in ObjectHeader.Messages(content, address).SelectMany(Links))
        {
            if (!links.TryAdd(name, target))
                throw new InvalidDataException(Hdf5Text.Twice.Fill(name));
        }
        return links;
    }

    private static IEnumerable<(string Name, long Target)> Links(HeaderMessage message) => message.Type switch
    {
        HeaderMessageType.SymbolTable => SymbolTable.Links(message.Open()),
        HeaderMessageType.Link => Link(message.Open()),
        HeaderMessageType.LinkInfo => Dense(message.Open()).SelectMany(Link),
        _ => [],
    };

    private static IEnumerable<Hdf5Cursor> Dense(Hdf5Cursor info)
    {
        const int OrderFlag = 0x01, HashSize = 4, ByName = 5;

        info.ExpectVersion([0], "link info");
        info.Skip((info.Byte() & OrderFlag) != 0 ? sizeof(long) : 0);
        return DenseStorage.Objects(info, ByName, idOffset: HashSize);
    }

    private static IEnumerable<(string Name, long Target)> Link(Hdf5Cursor link)
    {
        const int TypeFlag = 0x08, OrderFlag = 0x04, EncodingFlag = 0x10;

        link.ExpectVersion([1], "link");
        var flags = link.Byte();
        var type = (flags & TypeFlag) != 0 ? link.Byte() : HardLink;
        link.Skip(((flags & OrderFlag) != 0 ? sizeof(long) : 0) + ((flags & EncodingFlag) != 0 ? 1 : 0));
        var length = link.Number(1 << (flags & 0x03));
        var name = Encoding.UTF8.GetString(link.Bytes(checked((int)length)));
        return type == HardLink ? [(name, link.Target())] : [];
    }
}
