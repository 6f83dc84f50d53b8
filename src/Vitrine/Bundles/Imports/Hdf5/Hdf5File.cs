using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>
/// The part of HDF5 in which Keras saves models: groups, texts as attributes, arrays of numbers in one piece. All forms that h5py gives these are read; arrays in pieces, which are compressed or grow, are refused. After
/// the specification of the file format, version 3.0, by The HDF Group. A file can claim nothing that it does not hold: what is read is bounded by its bytes.
/// </summary>
internal sealed class Hdf5File
{
    private readonly Hdf5Content content;
    private readonly long root;
    private readonly Dictionary<long, IReadOnlyDictionary<string, long>> groups = [];

    /// <summary>Bytes of arrays, in all: a list of them may name one again and again.</summary>
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
    internal string? Text(string group, string attribute) => Hdf5Attribute.Find(content, Required(group), attribute)?.Texts().FirstOrDefault();

    /// <summary>An attribute that is a list of texts; Keras parts a long one into several, which are numbered.</summary>
    internal IReadOnlyList<string> Texts(string group, string attribute)
    {
        var owner = Required(group);
        if (Hdf5Attribute.Find(content, owner, attribute) is { } whole)
            return [.. whole.Texts()];
        var texts = new List<string>();
        for (var part = 0; Hdf5Attribute.Find(content, owner, $"{attribute}{part}") is { } found; part++)
            texts.AddRange(found.Texts());
        return texts;
    }

    /// <summary>An array of numbers.</summary>
    /// <exception cref="InvalidDataException">It is none, or cannot be as large as it says.</exception>
    internal Hdf5Dataset Dataset(string path)
    {
        var dataset = Hdf5Dataset.Open(content, Required(path), path);
        left = dataset.Length <= left ? left - dataset.Length : throw new InvalidDataException(Hdf5Text.TooMany.Fill(string.Join(" × ", dataset.Sizes)));
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
        const int Unused = 3, GroupSizes = 8, StorageSizes = 4;

        var prefix = new Hdf5Cursor(new Hdf5Content(bytes), 0);
        prefix.Expect(Signature);
        var version = prefix.Byte();
        prefix.Skip(version < 2 ? 1 + Unused : 0);
        var (addressSize, lengthSize) = (prefix.Byte(), prefix.Byte());
        if (version > 3 || addressSize is not (2 or 4 or 8) || lengthSize is not (2 or 4 or 8))
            throw new InvalidDataException(Hdf5Text.OtherVersion.Fill("superblock", version));
        prefix.Skip(version switch { 0 => 1 + GroupSizes, 1 => 1 + GroupSizes + StorageSizes, _ => 1 });
        var content = new Hdf5Content(bytes).With(addressSize, lengthSize, prefix.Number(addressSize));
        var rest = new Hdf5Cursor(content, prefix.Address - content.Base);

        // Then come where free space, the end and the drivers' information lie; in the later versions, an extension and the end.
        rest.Skip((version < 2 ? 3L : 2L) * addressSize);
        rest.Skip(version < 2 ? addressSize : 0);
        root = rest.Target();
        return content;
    }
}
