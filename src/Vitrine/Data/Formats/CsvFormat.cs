using System.Text;
using Vitrine.Files;
using Vitrine.Inference;

namespace Vitrine.Data.Formats;

/// <summary>Two tables in Kaggle's layout, an image a line, and the classes' names beside them.</summary>
internal sealed class CsvFormat : DatasetFormat
{
    private const int LongestLabel = 5;
    private const int LongestPixel = 3;

    // each number as it is written, its comma before it
    private static readonly byte[][] PixelCells = [.. Enumerable.Range(0, byte.MaxValue + 1).Select(value => Encoding.ASCII.GetBytes($",{value}"))];

    public override string Name => "csv";

    internal override IReadOnlyList<string> FileNames(Dataset dataset) =>
        [NameOf(dataset) + CsvSource.TrainEnding, NameOf(dataset) + CsvSource.TestEnding, LabelNames.FileName];

    internal override async Task WriteAsync(Dataset dataset, string folder, CancellationToken cancellationToken)
    {
        if (dataset.Train.Height != dataset.Train.Width)
            throw VitrineException.InvalidUsage(DataText.ExportNotSquare.Fill(Name, dataset.Train.Height, dataset.Train.Width, Others));
        var names = FileNames(dataset);
        await Task.Run(() => Write(dataset.Train, Path.Combine(folder, names[0])), cancellationToken);
        await Task.Run(() => Write(dataset.Test, Path.Combine(folder, names[1])), cancellationToken);
        AtomicFile.WriteText(Path.Combine(folder, names[2]), LabelNames.ToText(dataset.Train.Classes));
    }

    /// <summary>As the set is called, in letters that every file system takes; Kaggle's own name for Fashion-MNIST and parts of it.</summary>
    private static string NameOf(Dataset dataset)
    {
        if (dataset.Train.Classes.SequenceEqual(FashionMnist.Classes))
            return FashionMnist.Option;
        var name = string.Concat(dataset.Name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        return name.Length > 0 ? name : "images";
    }

    private static void Write(ImageSet images, string path) => AtomicFile.Write(path, stream =>
    {
        stream.Write(Encoding.ASCII.GetBytes($"label,{string.Join(',', Enumerable.Range(1, images.PixelCount).Select(number => $"pixel{number}"))}\n"));
        var line = new byte[LongestLabel + (images.PixelCount * (1 + LongestPixel)) + 1];
        for (var i = 0; i < images.Count; i++)
            stream.Write(line.AsSpan(0, Format(images.Labels[i], images.Image(i), line)));
    });

    private static int Format(ushort label, ReadOnlySpan<byte> pixels, Span<byte> line)
    {
        System.Buffers.Text.Utf8Formatter.TryFormat(label, line, out var length);
        foreach (var pixel in pixels)
        {
            var cell = PixelCells[pixel];
            cell.CopyTo(line[length..]);
            length += cell.Length;
        }
        line[length++] = (byte)'\n';
        return length;
    }
}
