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
        // Names in the header itself are the shortest that there can be: a table that grew with them would cost more than all of them.
        var links = new OrderedDictionary<string, long>(ObjectHeader.Messages(content, address).Count(message => message.Type == HeaderMessageType.Link), StringComparer.Ordinal);
        foreach (var message in ObjectHeader.Messages(content, address))
        {
            switch (message.Type)
            {
                case HeaderMessageType.Link:
                    Add(Link(message.Open()));
                    break;
                case HeaderMessageType.LinkInfo:
                    foreach (var link in Dense(message.Open()))
                        Add(Link(link));
                    break;
                case HeaderMessageType.SymbolTable:
                    foreach (var link in SymbolTable.Links(message.Open()))
                        Add(link);
                    break;
            }
        }
        return links;

        void Add((string Name, long Target)? link)
        {
            if (link is var (name, target) && !links.TryAdd(name, target))
                throw new InvalidDataException(Hdf5Text.Twice.Fill(name));
        }
    }

    private static IEnumerable<Hdf5Cursor> Dense(Hdf5Cursor info)
    {
        const int OrderFlag = 0x01, HashSize = 4, ByName = 5;

        info.ExpectVersion([0], "link info");
        info.Skip((info.Byte() & OrderFlag) != 0 ? sizeof(long) : 0);
        return DenseStorage.Objects(info, ByName, idOffset: HashSize);
    }

    /// <returns>Null where it names another name.</returns>
    private static (string Name, long Target)? Link(Hdf5Cursor link)
    {
        const int TypeFlag = 0x08, OrderFlag = 0x04, EncodingFlag = 0x10;

        link.ExpectVersion([1], "link");
        var flags = link.Byte();
        var type = (flags & TypeFlag) != 0 ? link.Byte() : HardLink;
        link.Skip(((flags & OrderFlag) != 0 ? sizeof(long) : 0) + ((flags & EncodingFlag) != 0 ? 1 : 0));
        var length = link.Number(1 << (flags & 0x03));
        var name = Encoding.UTF8.GetString(link.Bytes(length));
        return type == HardLink ? (name, link.Target()) : null;
    }
}
