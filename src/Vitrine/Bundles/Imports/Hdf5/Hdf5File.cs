using System.Text;
using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>
/// The part of HDF5 in which Keras saves models: groups, texts as attributes, arrays of numbers in one piece, in all forms that h5py gives these. Refused are what Keras does not write: arrays in pieces, which are
/// compressed or grow, attributes over 4 kB in a heap, blocks of a user's own before the file. After the specification of the file format, version 3.0, by The HDF Group. A file can claim nothing that it does not hold.
/// </summary>
internal sealed class Hdf5File
{
    /// <summary>What describes an array takes more bytes than this.</summary>
    private const int LeastHeader = 64;

    private readonly Hdf5Content content;
    private readonly long root;
    private readonly Dictionary<long, IReadOnlyDictionary<string, long>> groups = [];

    /// <summary>Bytes of arrays and of what describes them, in all: a list of arrays may name one again and again.</summary>
    private long left;

    /// <param name="bytes">The whole file.</param>
    /// <exception cref="InvalidDataException">It does not begin as HDF5 does.</exception>
    internal Hdf5File(byte[] bytes) => (content, root, left) = (Open(bytes, out var address), address, bytes.LongLength);

    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Whether there is a group or an array of this name, all groups on the way to it included.</summary>
    internal bool Exists(string path) => Find(path) is not null;

    /// <summary>Names of what a group holds.</summary>
    internal IEnumerable<string> Children(string group) => Links(Required(group)).Keys;

    /// <summary>An attribute that is a text; null where there is none.</summary>
    /// <param name="group">Empty for the file itself.</param>
    internal string? Text(string group, string attribute) => Bytes(group, attribute) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;

    /// <inheritdoc cref="Text"/>
    /// <returns>In UTF-8.</returns>
    internal ReadOnlyMemory<byte>? Bytes(string group, string attribute)
    {
        foreach (var value in Hdf5Attribute.Find(content, Required(group), attribute)?.Values() ?? [])
            return value;
        return null;
    }

    /// <summary>An attribute that is a list of texts, each read when it is asked for; Keras parts a long list into several, which are numbered.</summary>
    internal IEnumerable<string> Texts(string group, string attribute)
    {
        var owner = Required(group);
        return Hdf5Attribute.Find(content, owner, attribute) is { } whole ? whole.Texts() : Parts().SelectMany(part => part.Texts());

        IEnumerable<Hdf5Attribute> Parts()
        {
            for (var part = 0; Hdf5Attribute.Find(content, owner, $"{attribute}{part}") is { } found; part++)
                yield return found;
        }
    }

    /// <summary>An array of numbers.</summary>
    /// <exception cref="InvalidDataException">It is none, or cannot be as large as it says.</exception>
    internal Hdf5Dataset Dataset(string path)
    {
        var dataset = Hdf5Dataset.Open(content, Required(path), path);
        left -= LeastHeader;
        if (dataset.Length > left)
            throw new InvalidDataException(Hdf5Text.TooMany.Fill(string.Join(" × ", dataset.Sizes)));
        left -= dataset.Length;
        return dataset;
    }

    private long Required(string path) => Find(path) ?? throw new InvalidDataException(Hdf5Text.NoSuchName.Fill(path));

    private long? Find(string path)
    {
        var at = root;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Links(at).TryGetValue(name, out at))
                return null;
        }
        return at;
    }

    private IReadOnlyDictionary<string, long> Links(long group)
    {
        if (!groups.TryGetValue(group, out var links))
            groups[group] = links = GroupLinks.Of(content, group);
        return links;
    }

    /// <summary>Reads the superblock (specification, II.A), which says how long addresses are and where the first group is.</summary>
    private static Hdf5Content Open(byte[] bytes, out long root)
    {
        var prefix = new Hdf5Cursor(new Hdf5Content(bytes), 0);
        prefix.Expect(Signature);
        var version = prefix.Byte();
        var isOld = version < 2;

        // Versions 0 and 1 have those of three other structures here, and a free byte.
        prefix.Skip(isOld ? 4 : 0);
        var (addressSize, lengthSize) = (prefix.Byte(), prefix.Byte());
        if (version > 3 || addressSize is not (2 or 4 or 8) || lengthSize is not (2 or 4 or 8))
            throw new InvalidDataException(Hdf5Text.OtherVersion.Fill("superblock", version));

        // Flags; versions 0 and 1 have a free byte and the sizes of two trees' nodes before them, and version 1 another size and two free bytes.
        prefix.Skip(version switch { 0 => 1 + 4 + 4, 1 => 1 + 4 + 4 + 4, _ => 1 });
        var content = new Hdf5Content(bytes) { AddressSize = addressSize, LengthSize = lengthSize, Base = prefix.Number(addressSize) };
        var rest = new Hdf5Cursor(content, prefix.Address - content.Base);

        // The addresses of an extension and of the end; in versions 0 and 1 of free space, the end and a driver's information, and then the first group's name.
        rest.Skip((isOld ? 4L : 2L) * addressSize);
        root = rest.Target();
        return content;
    }
}
