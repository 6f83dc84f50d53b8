using System.IO.Compression;
using Vitrine.Inference;

namespace Vitrine.Files;

/// <summary>Several arrays in one file, as NumPy's <c>savez</c> writes them and <c>load</c> reads them: a zip archive of npy files. Texts may go along.</summary>
public static class NpzFile
{
    private const string ArrayEnding = ".npy";

    /// <summary>The earliest that a zip archive can say: the same arrays give the same bytes.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes under a temporary name, flushes, then renames.</summary>
    /// <param name="path">Replaced if it exists.</param>
    /// <param name="arrays">By name, written in this order.</param>
    /// <param name="texts">Other files of the archive, by name; <c>numpy.load</c> gives them as bytes.</param>
    /// <param name="isCompressed">Images shrink to a third; weights do not.</param>
    public static void Write(string path, IEnumerable<KeyValuePair<string, NpyArray>> arrays, IEnumerable<KeyValuePair<string, byte[]>>? texts = null, bool isCompressed = false) =>
        AtomicFile.Write(path, stream => Write(stream, arrays, texts, isCompressed));

    /// <inheritdoc cref="Write(string, IEnumerable{KeyValuePair{string, NpyArray}}, IEnumerable{KeyValuePair{string, byte[]}}?, bool)"/>
    /// <param name="stream">Where to.</param>
    internal static void Write(Stream stream, IEnumerable<KeyValuePair<string, NpyArray>> arrays, IEnumerable<KeyValuePair<string, byte[]>>? texts = null, bool isCompressed = false)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var level = isCompressed ? CompressionLevel.Optimal : CompressionLevel.NoCompression;
        foreach (var (name, content) in arrays.Select(array => KeyValuePair.Create(array.Key + ArrayEnding, array.Value.ToBytes())).Concat(texts ?? []))
        {
            var entry = archive.CreateEntry(name, level);
            entry.LastWriteTime = NoTime;
            using var target = entry.Open();
            target.Write(content);
        }
    }

    /// <exception cref="VitrineException">The file is missing, or holds something else than arrays of numbers; the message says what is wrong.</exception>
    public static (IReadOnlyDictionary<string, NpyArray> Arrays, IReadOnlyDictionary<string, byte[]> Texts) Read(string path)
    {
        if (!File.Exists(path))
            throw VitrineException.InvalidData(FilesText.Missing.Fill(path));
        try
        {
            using var archive = ZipFile.OpenRead(path);
            var content = new ZipContent(new FileInfo(path).Length);
            var (arrays, texts) = (new OrderedDictionary<string, NpyArray>(), new OrderedDictionary<string, byte[]>());
            foreach (var entry in archive.Entries)
            {
                if (entry.FullName.EndsWith(ArrayEnding, StringComparison.Ordinal))
                    arrays[entry.FullName[..^ArrayEnding.Length]] = Array(entry.FullName, content.Of(entry));
                else
                    texts[entry.FullName] = content.Of(entry);
            }
            return (arrays, texts);
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or OverflowException or NotSupportedException or EndOfStreamException)
        {
            throw new VitrineException(FailureKind.DataOrModel, FilesText.NotNpz.Fill(path, exception.Message.TrimEnd('.')), exception);
        }
    }

    private static NpyArray Array(string name, byte[] content)
    {
        try
        {
            return NpyArray.Read(content);
        }
        catch (FormatException problem)
        {
            throw new FormatException($"{name}: {problem.Message}", problem);
        }
    }
}
