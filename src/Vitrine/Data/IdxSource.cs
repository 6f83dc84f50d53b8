using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>
/// The decompressed bytes of one IDX file, hashed as they are read. Memory grows with the bytes that really came, never with what
/// the header claims, and no byte beyond the claimed size is unpacked: neither a forged header nor a decompression bomb costs anything.
/// </summary>
internal sealed class IdxSource : IDisposable
{

    // arrays of this size are cheap, even where a forged header asks for one; the real sets fit
    private const int FirstAllocation = 64 << 20;

    // small enough to be hashed while it is still in the processor's cache
    private const int ChunkLength = 128 << 10;

    private readonly Stream content;
    private readonly long mostBytes;
    private readonly bool isCompressed;
    private readonly uint promisedLength;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long position;

    internal IdxSource(Stream file, string name)
    {
        Name = name;
        isCompressed = BeginsWithGzip(file);
        promisedLength = isCompressed ? LengthInTrailer(file) : 0;
        content = isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file;
        mostBytes = isCompressed ? checked(file.Length * Deflate.MostExpansion) : file.Length;
    }

    /// <summary>For messages.</summary>
    internal string Name { get; }

    internal static IdxSource Open(string path)
    {
        try
        {
            return new IdxSource(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, ChunkLength, FileOptions.SequentialScan), path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new VitrineException(FailureKind.DataOrModel, DataText.FileUnreadable.Fill(path, fault.Message), fault);
        }
    }

    /// <summary>The dimensions, after the magic number was found as expected.</summary>
    internal uint[] ReadHeader(uint magic, int dimensionCount)
    {
        var header = new byte[4 + (4 * dimensionCount)];
        var read = ReadUpTo(header);
        RequireMagic(header.AsSpan(0, read), magic);
        if (read < header.Length)
            throw VitrineException.InvalidData(DataText.IdxHeaderShort.Fill(Name, read, header.Length));

        return [.. Enumerable.Range(1, dimensionCount).Select(i => BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4 * i)))];
    }

    /// <summary>Exactly this many bytes.</summary>
    internal byte[] ReadContent(UInt128 length)
    {
        if (length > (UInt128)Array.MaxLength)
            throw VitrineException.InvalidData(DataText.IdxTooLarge.Fill(Name, length, Array.MaxLength));
        if (length > (UInt128)(mostBytes - (isCompressed ? 0 : position)))
            throw Truncated((long)length, isCompressed ? null : mostBytes - position);

        return ReadGrowing((int)length);
    }

    /// <summary>The hash of all that was read, after the end was found where it belongs.</summary>
    internal string Finish()
    {
        var next = new byte[1];
        if (ReadUpTo(next) > 0)
            throw VitrineException.InvalidData(DataText.IdxTrailing.Fill(Name, position - 1));

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The hash of the whole content; null if there is more of it than the limit.</summary>
    internal string? Hash(long limit)
    {
        var chunk = new byte[ChunkLength];
        while (position <= limit && ReadUpTo(chunk) > 0)
        {
        }

        return position <= limit ? Convert.ToHexStringLower(hash.GetHashAndReset()) : null;
    }

    public void Dispose()
    {
        content.Dispose();
        hash.Dispose();
    }

    private static bool BeginsWithGzip(Stream file)
    {
        Span<byte> start = stackalloc byte[2];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return read == start.Length && start[0] == 0x1F && start[1] == 0x8B;
    }

    // the last four bytes of a gzip file are its content's length (RFC 1952)
    private static uint LengthInTrailer(Stream file)
    {
        Span<byte> trailer = stackalloc byte[4];
        file.Position = Math.Max(0, file.Length - trailer.Length);
        var read = file.ReadAtLeast(trailer, trailer.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return read == trailer.Length ? BinaryPrimitives.ReadUInt32LittleEndian(trailer) : uint.MaxValue;
    }

    // GZipStream takes a file that is cut short for one that ends
    private void RequireWholeGzip(long length)
    {
        if (isCompressed && unchecked((uint)length) != promisedLength)
            throw VitrineException.InvalidData(DataText.GzipDamaged.Fill(Name));
    }

    private byte[] ReadGrowing(int length)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(Math.Min(length, FirstAllocation));
        var read = ReadUpTo(bytes);
        while (read == bytes.Length && read < length)
        {
            Array.Resize(ref bytes, (int)Math.Min(2L * bytes.Length, length));
            read += ReadUpTo(bytes.AsSpan(read));
        }

        return read == length ? bytes : throw Truncated(length, read);
    }

    private int ReadUpTo(Span<byte> target)
    {
        var total = 0;
        while (total < target.Length)
        {
            var chunk = target.Slice(total, Math.Min(ChunkLength, target.Length - total));
            var read = Read(chunk);
            if (read == 0)
            {
                RequireWholeGzip(position + total);
                break;
            }

            hash.AppendData(chunk[..read]);
            total += read;
        }

        position += total;
        return total;
    }

    private int Read(Span<byte> target)
    {
        try
        {
            return content.Read(target);
        }
        catch (InvalidDataException fault)
        {
            throw new VitrineException(FailureKind.DataOrModel, DataText.GzipDamaged.Fill(Name), fault);
        }
        catch (IOException fault)
        {
            throw new VitrineException(FailureKind.DataOrModel, DataText.FileUnreadable.Fill(Name, fault.Message), fault);
        }
    }

    private void RequireMagic(ReadOnlySpan<byte> header, uint expected)
    {
        if (header.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(header) == expected)
            return;
        if (header.Length < 4)
            throw VitrineException.InvalidData(DataText.IdxHeaderShort.Fill(Name, header.Length, 4));
        if (!isCompressed && Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) && header[0] != 0)
            throw VitrineException.InvalidData(DataText.GzipMissing.Fill(Name, Convert.ToHexString(header[..2])));

        throw VitrineException.InvalidData(DataText.IdxMagic.Fill(Name, "0x" + Convert.ToHexString(header[..4]), $"0x{expected:X8}"));
    }

    private VitrineException Truncated(long expected, long? found) => VitrineException.InvalidData(found is { } bytes
        ? DataText.IdxTruncated.Fill(Name, expected, bytes)
        : DataText.IdxTruncatedGzip.Fill(Name, expected, mostBytes));
}
