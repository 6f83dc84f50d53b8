using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>A group's names as the first versions of HDF5 keep them, and h5py by default: a tree of symbols whose names lie in a heap (specification, III.A to III.D).</summary>
internal static class SymbolTable
{
    /// <param name="message">That says where both are.</param>
    internal static IEnumerable<(string Name, long Target)> Links(Hdf5Cursor message)
    {
        var tree = message.Target();
        var heap = new Hdf5Cursor(message.Content, message.Target());
        heap.Expect("HEAP"u8);
        heap.ExpectVersion([0], "local heap");
        heap.Skip(3);
        var size = heap.Length();
        heap.Skip(message.Content.LengthSize);
        return Node(message.Content, tree, names: (heap.Target(), size), level: null);
    }

    /// <param name="level">Above the leaves; null where any is right, which is at the root.</param>
    private static IEnumerable<(string Name, long Target)> Node(Hdf5Content content, long address, (long Address, long Size) names, int? level)
    {
        const int OfGroups = 0;

        var node = new Hdf5Cursor(content, address);
        node.Expect("TREE"u8);
        var (type, own) = (node.Byte(), node.Byte());
        if (type != OfGroups || (level is not null && own != level))
            throw new InvalidDataException(Hdf5Text.OtherStructure.Fill("TREE", address));
        var count = node.UInt16();
        node.Skip(2L * content.AddressSize);
        for (; count > 0; count--)
        {
            node.Skip(content.LengthSize);
            var child = node.Target();
            foreach (var link in own == 0 ? Leaf(content, child, names) : Node(content, child, names, own - 1))
                yield return link;
        }
    }

    private static IEnumerable<(string Name, long Target)> Leaf(Hdf5Content content, long address, (long Address, long Size) names)
    {
        const int SoftLink = 2, CacheSize = 16;

        var leaf = new Hdf5Cursor(content, address);
        leaf.Expect("SNOD"u8);
        leaf.ExpectVersion([1], "symbol table node");
        leaf.Skip(1);
        for (var count = leaf.UInt16(); count > 0; count--)
        {
            var name = leaf.Number(content.AddressSize);
            if (name >= names.Size)
                throw new InvalidDataException(Hdf5Text.OtherStructure.Fill("HEAP", names.Address));
            var target = leaf.Pointer();
            var kind = leaf.UInt32();
            leaf.Skip(sizeof(uint) + CacheSize);
            if (kind != SoftLink && target is { } there)
                yield return (new Hdf5Cursor(content, names.Address + name).Text(), there);
        }
    }
}
