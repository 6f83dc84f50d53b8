using System.Numerics;
using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>A B-tree of the second version (specification, III.A.2), of which all records are read.</summary>
internal sealed class SecondTree
{
    /// <summary>Of a node, beside its records and pointers: signature, version, type, checksum.</summary>
    private const int NodeOverhead = 4 + 1 + 1 + 4;

    /// <summary>More levels no file has room for.</summary>
    private const int MostLevels = 16;

    private readonly Hdf5Content content;
    private readonly int type;
    private readonly int recordSize;
    private readonly int depth;
    private readonly long? root;
    private readonly long rootCount;

    /// <summary>Bytes of the number of a child's records.</summary>
    private readonly int countSize;

    /// <summary>By level, bytes of the number of all records below; leaves have none.</summary>
    private readonly int[] totalSizes;

    internal SecondTree(Hdf5Content content, long address, int type)
    {
        (this.content, this.type) = (content, type);
        var header = new Hdf5Cursor(content, address);
        header.Expect("BTHD"u8);
        ExpectKind(ref header);
        var nodeSize = header.UInt32();
        (recordSize, depth) = (header.UInt16(), header.UInt16());
        header.Skip(2);
        (root, rootCount) = (header.Pointer(), header.UInt16());
        if (recordSize == 0 || nodeSize < NodeOverhead + recordSize || depth > MostLevels)
            throw new InvalidDataException(Hdf5Text.OtherStructure.Fill("BTHD", address));
        var leafMost = (nodeSize - NodeOverhead) / recordSize;
        countSize = BytesFor(leafMost);
        totalSizes = new int[depth + 1];
        var total = leafMost;
        for (var level = 1; level <= depth; level++)
        {
            var pointerSize = content.AddressSize + countSize + totalSizes[level - 1];
            var most = (nodeSize - NodeOverhead - pointerSize) / (recordSize + pointerSize);
            if (total > long.MaxValue / (most + 2))
                throw new InvalidDataException(Hdf5Text.OtherStructure.Fill("BTHD", address));
            total = ((most + 1) * total) + most;
            totalSizes[level] = BytesFor(total);
        }
    }

    /// <returns>Where each record begins.</returns>
    internal IEnumerable<long> Records() => root is { } address ? Node(address, rootCount, depth) : [];

    private IEnumerable<long> Node(long address, long count, int level)
    {
        var node = new Hdf5Cursor(content, address);
        node.Expect(level == 0 ? "BTLF"u8 : "BTIN"u8);
        ExpectKind(ref node);
        for (var record = 0; record < count; record++)
        {
            yield return node.Address;
            node.Bytes(recordSize);
        }
        for (var child = 0; level > 0 && child <= count; child++)
        {
            var (below, belowCount) = (node.Target(), node.Number(countSize));
            node.Skip(totalSizes[level - 1]);
            foreach (var record in Node(below, belowCount, level - 1))
                yield return record;
        }
    }

    private void ExpectKind(ref Hdf5Cursor structure)
    {
        structure.ExpectVersion([0], "B-tree");
        if (structure.Byte() != type)
            throw new InvalidDataException(Hdf5Text.OtherStructure.Fill("B-tree", structure.Address));
    }

    private static int BytesFor(long most) => (BitOperations.Log2((ulong)Math.Max(1, most)) / 8) + 1;
}
