using System.Numerics;
using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>
/// A heap in blocks that grow with it (specification, III.G): rows of equally many blocks, the first two rows' of the starting size and each later row's of twice the size before. Up to a size blocks hold objects; larger
/// ones hold a table of such rows in turn.
/// </summary>
internal sealed class FractalHeap
{
    private readonly Hdf5Content content;
    private readonly int offsetSize;
    private readonly int width;
    private readonly int startBits;
    private readonly int directRows;
    private readonly long? root;
    private readonly int rootRows;

    internal FractalHeap(Hdf5Content content, long address)
    {
        this.content = content;
        var header = new Hdf5Cursor(content, address);
        header.Expect("FRHP"u8);
        header.ExpectVersion([0], "fractal heap");
        header.Skip(sizeof(ushort));
        var filterSize = header.UInt16();

        // Flags, the largest object, and ten sizes and two addresses of free space and of objects outside.
        header.Skip(1 + sizeof(uint) + (content.LengthSize * 10L) + (content.AddressSize * 2L));
        width = header.UInt16();
        var (start, mostDirect) = (header.Length(), header.Length());
        var bits = header.UInt16();
        header.Skip(sizeof(ushort));
        (root, rootRows) = (header.Pointer(), header.UInt16());
        if (filterSize != 0 || width == 0 || bits is 0 or > 63 || !BitOperations.IsPow2(width) || !BitOperations.IsPow2(start) || !BitOperations.IsPow2(mostDirect) || mostDirect < start)
            throw new InvalidDataException(Hdf5Text.OtherStructure.Fill("FRHP", address));
        startBits = BitOperations.Log2((ulong)start);
        directRows = BitOperations.Log2((ulong)mostDirect) - startBits + 2;
        offsetSize = (bits + 7) / 8;
    }

    /// <summary>At the beginning of an object.</summary>
    /// <param name="id">Where the heap's name for it stands.</param>
    /// <exception cref="InvalidDataException">It lies outside the heap's own blocks, as what is larger than 4 kB does, or those are damaged.</exception>
    internal Hdf5Cursor At(long id)
    {
        const int KindMask = 0x30;

        var cursor = new Hdf5Cursor(content, id);
        return (cursor.Byte() & KindMask) == 0 ? new Hdf5Cursor(content, Find(cursor.Number(offsetSize))) : throw new InvalidDataException(Hdf5Text.HugeObject.Fill(id));
    }

    /// <param name="offset">In the heap's own numbering, in which blocks follow each other.</param>
    private long Find(long offset)
    {
        if (root is not { } address)
            throw new InvalidDataException(Hdf5Text.OtherStructure.Fill("FRHP", offset));
        var rows = rootRows;
        while (rows > 0)
        {
            var row = Math.Max(0, BitOperations.Log2((ulong)offset) - startBits - BitOperations.Log2((uint)width) + 1);
            var blockBits = startBits + Math.Max(0, row - 1);
            var inRow = row == 0 ? offset : offset - ((long)width << blockBits);
            var column = inRow >> blockBits;
            if (row >= rows || column >= width)
                throw new InvalidDataException(Hdf5Text.OtherStructure.Fill("FHIB", address));
            address = Child(address, (row * (long)width) + column);
            offset = inRow & ((1L << blockBits) - 1);
            rows = row < directRows ? 0 : blockBits - startBits - BitOperations.Log2((uint)width) + 1;
        }
        new Hdf5Cursor(content, address).Expect("FHDB"u8);
        return address + offset;
    }

    private long Child(long table, long index)
    {
        var cursor = new Hdf5Cursor(content, table);
        cursor.Expect("FHIB"u8);
        cursor.ExpectVersion([0], "fractal heap's table");
        cursor.Skip(content.AddressSize + offsetSize + (index * content.AddressSize));
        return cursor.Target();
    }
}
