using System.Security.Cryptography;
using Vitrine.Inference;

namespace Vitrine.Data.Formats;

/// <summary>The lines of a text file as bytes, hashed as they are read: the whole of a table would be three times the images in it.</summary>
internal sealed class CsvLines : IDisposable
{
    private const int ChunkLength = 1 << 20;

    // a line of a 2000x2000 image; what goes on beyond is no table
    private const int LongestLine = 1 << 24;

    private readonly string path;
    private readonly FileStream file;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] buffer = new byte[ChunkLength];
    private int start;
    private int end;
    private bool isRead;

    internal CsvLines(string path)
    {
        this.path = path;
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
    }

    /// <summary>Of the line that came last, from 1.</summary>
    internal int Number { get; private set; }

    /// <summary>The next line without its end, LF or CRLF; it is good until the next call.</summary>
    /// <exception cref="VitrineException">It is longer than any table's.</exception>
    internal bool TryNext(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var length = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = Cut(searched + length, endLength: 1);
                return true;
            }
            searched = end - start;
            if (isRead)
            {
                line = Cut(searched, endLength: 0);
                return searched > 0;
            }
            Fill();
        }
    }

    /// <summary>SHA-256 of the file, once all lines were read.</summary>
    internal string Hash() => Convert.ToHexStringLower(hash.GetCurrentHash());

    public void Dispose()
    {
        file.Dispose();
        hash.Dispose();
    }

    private ReadOnlySpan<byte> Cut(int length, int endLength)
    {
        var line = buffer.AsSpan(start, length);
        start += length + endLength;
        Number++;
        return line is [.. var text, (byte)'\r'] ? text : line;
    }

    private void Fill()
    {
        if (end - start >= LongestLine)
            throw VitrineException.InvalidData(DataText.CsvLineTooLong.Fill(path, Number + 1, LongestLine));
        var target = start == 0 && end == buffer.Length ? new byte[2 * buffer.Length] : buffer;
        buffer.AsSpan(start, end - start).CopyTo(target);
        (buffer, start, end) = (target, 0, end - start);
        var count = file.Read(buffer, end, buffer.Length - end);
        hash.AppendData(buffer, end, count);
        end += count;
        isRead = count == 0;
    }
}
