using System.Buffers;
using System.Text;
using Vitrine.Inference;

namespace Vitrine.Data.Formats;

/// <summary>
/// One table of images as Kaggle has them: a header <c>label,pixel1,pixel2,…</c> (or from <c>pixel0</c>), then an image a line. Numbers are read off the bytes: a
/// table of 60,000 images has 47 million cells, and a string for each would take many times as long as everything else.
/// </summary>
internal sealed class CsvTable
{
    private const int LargestPixel = byte.MaxValue;

    // more digits than any value here has, few enough for an int
    private const int MostDigits = 9;

    private const int LongestExcerpt = 24;

    private readonly string path;
    private readonly int pixelCount;
    private readonly ArrayBufferWriter<byte> pixels = new();
    private readonly List<ushort> labels = [];

    private CsvTable(string path, int pixelCount) => (this.path, this.pixelCount) = (path, pixelCount);

    /// <returns>The images, and the SHA-256 of the file.</returns>
    /// <exception cref="VitrineException">The file is no such table; the message names line and cell.</exception>
    internal static (LabelledImages Images, string Sha256) Read(string path)
    {
        using var lines = new CsvLines(path);
        if (!lines.TryNext(out var header))
            throw VitrineException.InvalidData(DataText.CsvEmpty.Fill(path));
        var table = new CsvTable(path, PixelCount(path, header));
        while (lines.TryNext(out var line))
            table.Add(line, lines.Number);
        return (table.ToImages(), lines.Hash());
    }

    private static int PixelCount(string path, ReadOnlySpan<byte> line)
    {
        // Excel begins a file with a byte order mark
        var names = Encoding.UTF8.GetString(line).TrimStart('\uFEFF').Split(',');
        var first = names.Length > 1 && IsName(names[1], "pixel0") ? 0 : 1;
        for (var i = 0; i < Math.Max(names.Length, 2); i++)
        {
            var expected = i == 0 ? "label" : $"pixel{first + i - 1}";
            if (i == names.Length || !IsName(names[i], expected))
                throw VitrineException.InvalidData(DataText.CsvHeader.Fill(path, i + 1, i < names.Length ? Excerpt(Encoding.UTF8.GetBytes(names[i])) : "", expected));
        }
        var count = names.Length - 1;
        var side = (int)Math.Sqrt(count);
        return side * side == count ? count : throw VitrineException.InvalidData(DataText.CsvNotSquare.Fill(path, count));

        static bool IsName(string name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);
    }

    private void Add(ReadOnlySpan<byte> line, int number)
    {
        if (pixels.WrittenCount > Array.MaxLength - pixelCount)
            throw VitrineException.InvalidData(DataText.CsvTooLarge.Fill(path, labels.Count, Array.MaxLength));
        if (!TryParse(line, pixels.GetSpan(pixelCount)[..pixelCount], out var label))
            throw Fault(line, number);
        pixels.Advance(pixelCount);
        labels.Add(label);
    }

    private static bool TryParse(ReadOnlySpan<byte> line, Span<byte> pixels, out ushort label)
    {
        label = 0;
        var position = 0;
        if (!TryNumber(line, ref position, LabelledImages.LargestLabel, out var value))
            return false;
        label = (ushort)value;
        for (var i = 0; i < pixels.Length; i++)
        {
            if (position >= line.Length || line[position++] != (byte)',' || !TryNumber(line, ref position, LargestPixel, out value))
                return false;
            pixels[i] = (byte)value;
        }
        return position == line.Length;
    }

    private static bool TryNumber(ReadOnlySpan<byte> line, ref int position, int largest, out int value)
    {
        value = 0;
        var start = position;
        for (; position < line.Length && (uint)(line[position] - '0') <= 9 && position - start < MostDigits; position++)
            value = (10 * value) + (line[position] - '0');
        return position > start && value <= largest;
    }

    /// <summary>What is wrong with a line, in words: slowly, since that happens once.</summary>
    private VitrineException Fault(ReadOnlySpan<byte> line, int number)
    {
        var cellCount = line.Count((byte)',') + 1;
        if (cellCount != pixelCount + 1)
            return VitrineException.InvalidData(DataText.CsvCellCount.Fill(path, number, cellCount, pixelCount + 1));
        var cell = 0;
        foreach (var range in line.Split((byte)','))
        {
            var text = line[range];
            var (position, largest) = (0, cell == 0 ? LabelledImages.LargestLabel : LargestPixel);
            if (!TryNumber(text, ref position, largest, out _) || position != text.Length)
                return VitrineException.InvalidData(DataText.CsvValue.Fill(path, number, cell + 1, Excerpt(text), largest));
            cell++;
        }
        throw new InvalidOperationException($"Line {number} of {path} is as it should be.");
    }

    private LabelledImages ToImages()
    {
        if (labels.Count == 0)
            throw VitrineException.InvalidData(DataText.CsvNoImages.Fill(path));
        var side = (int)Math.Sqrt(pixelCount);
        return new LabelledImages(path, pixels.WrittenSpan.ToArray(), [.. labels], side, side);
    }

    /// <summary>What may be anything, made fit for a message.</summary>
    private static string Excerpt(ReadOnlySpan<byte> text)
    {
        var start = Encoding.UTF8.GetString(text[..Math.Min(text.Length, LongestExcerpt)]);
        return string.Concat(start.Select(letter => char.IsControl(letter) ? '?' : letter)) + (text.Length > LongestExcerpt ? "…" : "");
    }
}
