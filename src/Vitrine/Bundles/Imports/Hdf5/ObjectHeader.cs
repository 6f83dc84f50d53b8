namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>What stands at the beginning of every group and every array (specification, IV.A).</summary>
internal static class ObjectHeader
{
    private const int SharedFlag = 0x02;

    /// <summary>Of what a continuation or a header of the second version ends in.</summary>
    private const int ChecksumSize = 4;

    internal static IEnumerable<HeaderMessage> Messages(Hdf5Content content, long address) =>
        new Hdf5Cursor(content, address).Byte() == (byte)'O' ? SecondVersion(content, address) : FirstVersion(content, address);

    private static IEnumerable<HeaderMessage> FirstVersion(Hdf5Content content, long address)
    {
        var prefix = new Hdf5Cursor(content, address);
        prefix.ExpectVersion([1], "object header");
        prefix.Skip(1);
        var left = prefix.UInt16();
        prefix.Skip(sizeof(uint));
        var size = prefix.UInt32();
        prefix.Align(address);
        var blocks = new Queue<(long Address, long Size)>([(prefix.Address, size)]);
        while (blocks.TryDequeue(out var block))
        {
            var cursor = new Hdf5Cursor(content, block.Address);
            for (; left > 0 && cursor.Address - block.Address < block.Size; left--)
            {
                var type = (HeaderMessageType)cursor.UInt16();
                var length = cursor.UInt16();
                var isShared = (cursor.Byte() & SharedFlag) != 0;
                cursor.Skip(3);
                var body = cursor.Address;
                if (type == HeaderMessageType.Continuation)
                    blocks.Enqueue((cursor.Target(), cursor.Length()));
                else
                    yield return new HeaderMessage(type, isShared, content, body);
                cursor.GoTo(body + length);
            }
        }
    }

    private static IEnumerable<HeaderMessage> SecondVersion(Hdf5Content content, long address)
    {
        const int TimesFlag = 0x20, LimitsFlag = 0x10, OrderFlag = 0x04;

        var prefix = new Hdf5Cursor(content, address);
        prefix.Expect("OHDR"u8);
        prefix.ExpectVersion([2], "object header");
        var flags = prefix.Byte();
        prefix.Skip(((flags & TimesFlag) != 0 ? 16 : 0) + ((flags & LimitsFlag) != 0 ? 4 : 0));
        var size = prefix.Number(1 << (flags & 0x03));
        var orderSize = (flags & OrderFlag) != 0 ? sizeof(ushort) : 0;
        var headSize = 4 + orderSize;
        var blocks = new Queue<(long Address, long Size)>([(prefix.Address, size)]);
        while (blocks.TryDequeue(out var block))
        {
            var cursor = new Hdf5Cursor(content, block.Address);

            // What is too short for a message at a block's end is a gap.
            while (block.Size - (cursor.Address - block.Address) >= headSize)
            {
                var type = (HeaderMessageType)cursor.Byte();
                var length = cursor.UInt16();
                var isShared = (cursor.Byte() & SharedFlag) != 0;
                cursor.Skip(orderSize);
                var body = cursor.Address;
                if (type == HeaderMessageType.Continuation)
                    blocks.Enqueue(Continued(cursor));
                else
                    yield return new HeaderMessage(type, isShared, content, body);
                cursor.GoTo(body + length);
            }
        }
    }

    /// <summary>A block of its own, between its signature and its checksum.</summary>
    private static (long Address, long Size) Continued(Hdf5Cursor message)
    {
        var block = new Hdf5Cursor(message.Content, message.Target());
        var begin = block.Address;
        block.Expect("OCHK"u8);
        return (block.Address, message.Length() - (block.Address - begin) - ChecksumSize);
    }
}
