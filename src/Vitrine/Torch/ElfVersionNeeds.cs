using System.Buffers.Binary;
using System.Text;

namespace Vitrine.Torch;

/// <summary>
/// The symbol versions that a 64-bit little-endian ELF library asks of the libraries it links against
/// (section <c>.gnu.version_r</c>, Linux Standard Base Core 5.0, 10.7.3).
/// </summary>
internal static class ElfVersionNeeds
{
    private const int VersionNeedSection = 0x6ffffffe;
    private const ushort WeakFlag = 0x2;

    /// <summary>Marks every need of <paramref name="version"/> as weak, in place: the loader then warns instead of refusing.</summary>
    /// <returns>How many entries were changed; 0 where <paramref name="image"/> is no such ELF file or has no such need.</returns>
    internal static int MakeWeak(Span<byte> image, string version)
    {
        var changedCount = 0;
        foreach (var entry in Entries(image))
        {
            var flags = BinaryPrimitives.ReadUInt16LittleEndian(image[(entry.Offset + 4)..]);
            if (entry.Version != version || (flags & WeakFlag) != 0)
                continue;
            BinaryPrimitives.WriteUInt16LittleEndian(image[(entry.Offset + 4)..], (ushort)(flags | WeakFlag));
            changedCount++;
        }
        return changedCount;
    }

    private static List<(int Offset, string Version)> Entries(ReadOnlySpan<byte> image)
    {
        var entries = new List<(int, string)>();
        if (image.Length < 64 || !image[..6].SequenceEqual("\x7f\x45\x4c\x46\x02\x01"u8))
            return entries;
        var sections = checked((int)BinaryPrimitives.ReadInt64LittleEndian(image[0x28..]));
        int sectionSize = UInt16(image, 0x3a), sectionCount = UInt16(image, 0x3c);
        for (var i = 0; i < sectionCount; i++)
        {
            var section = sections + (i * sectionSize);
            if (Int32(image, section + 4) != VersionNeedSection)
                continue;
            var stringSection = sections + (Int32(image, section + 0x28) * sectionSize);
            AddNeeds(image, entries, Offset(image, section), Int32(image, section + 0x2c), Offset(image, stringSection));
        }
        return entries;
    }

    private static void AddNeeds(ReadOnlySpan<byte> image, List<(int, string)> entries, int need, int needCount, int strings)
    {
        for (; needCount > 0; needCount--)
        {
            var auxiliary = need + Int32(image, need + 8);
            for (var count = UInt16(image, need + 2); count > 0; count--)
            {
                entries.Add((auxiliary, Text(image[(strings + Int32(image, auxiliary + 8))..])));
                auxiliary += Int32(image, auxiliary + 12);
            }
            need += Int32(image, need + 12);
        }
    }

    private static int Offset(ReadOnlySpan<byte> image, int section) => checked((int)BinaryPrimitives.ReadInt64LittleEndian(image[(section + 0x18)..]));

    private static int Int32(ReadOnlySpan<byte> image, int offset) => BinaryPrimitives.ReadInt32LittleEndian(image[offset..]);

    private static int UInt16(ReadOnlySpan<byte> image, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(image[offset..]);

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.ASCII.GetString(bytes[..bytes.IndexOf((byte)0)]);
}
