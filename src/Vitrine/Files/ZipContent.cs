using System.IO.Compression;
using Vitrine.Inference;

namespace Vitrine.Files;

/// <summary>Unpacks a zip archive's files: no more of them than deflate can have made of its bytes, and each with the checksum that the archive gives.</summary>
/// <param name="archiveLength">Bytes of the archive.</param>
internal sealed class ZipContent(long archiveLength)
{
    /// <summary>In all: entries may claim each other's bytes.</summary>
    private long left = (archiveLength + 1) * Deflate.MostExpansion;

    /// <exception cref="FormatException">The entry cannot be as long as the archive says, is not, or was altered.</exception>
    internal byte[] Of(ZipArchiveEntry entry)
    {
        left -= entry.Length;
        if (entry.Length > Array.MaxLength || left < 0)
            throw new FormatException($"{entry.FullName} cannot have {entry.Length} bytes");
        var content = new byte[entry.Length];
        using var source = entry.Open();
        var count = source.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        if (count != content.Length || source.ReadByte() >= 0)
            throw new FormatException($"{entry.FullName} has not the {entry.Length} bytes that the archive says");
        return Crc32.Of(content) == entry.Crc32 ? content : throw new FormatException($"{entry.FullName} was altered: its checksum is another than the archive says");
    }
}
