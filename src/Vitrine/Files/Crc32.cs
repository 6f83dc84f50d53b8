using System.Buffers.Binary;

namespace Vitrine.Files;

/// <summary>The checksum of zip archives (ISO 3309, the polynomial 0x04C11DB7 reflected), which .NET writes into them and does not look at when it reads.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    // a byte's effect when further bytes follow it: eight of them are looked up at once
    private static readonly uint[][] Tables = Fill();

    internal static uint Of(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        for (; content.Length >= 8; content = content[8..])
        {
            crc ^= BinaryPrimitives.ReadUInt32LittleEndian(content);
            crc = Tables[7][(byte)crc] ^ Tables[6][(byte)(crc >> 8)] ^ Tables[5][(byte)(crc >> 16)] ^ Tables[4][crc >> 24]
                ^ Tables[3][content[4]] ^ Tables[2][content[5]] ^ Tables[1][content[6]] ^ Tables[0][content[7]];
        }
        foreach (var value in content)
            crc = (crc >> 8) ^ Tables[0][(byte)crc ^ value];
        return ~crc;
    }

    private static uint[][] Fill()
    {
        uint[][] tables = [.. Enumerable.Range(0, 8).Select(_ => new uint[256])];
        for (var value = 0u; value < 256; value++)
        {
            var crc = value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            tables[0][value] = crc;
        }
        for (var table = 1; table < tables.Length; table++)
        {
            for (var value = 0; value < 256; value++)
                tables[table][value] = (tables[table - 1][value] >> 8) ^ tables[0][(byte)tables[table - 1][value]];
        }
        return tables;
    }
}
