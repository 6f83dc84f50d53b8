using System.Globalization;
using Vitrine.Files;
using Vitrine.Inference;
using Vitrine.Training;

namespace Vitrine.Reporting;

/// <summary>history.csv: an <see cref="EpochRecord"/> a row, numbers invariant and exact to the last bit.</summary>
public static class HistoryCsv
{
    public const string Header =
        "epoch,trainLoss,trainAccuracy,validationLoss,validationAccuracy,learningRate,elapsedSeconds,imagesPerSecond,liveTensorCount,memoryMegabytes";

    public static string Format(IReadOnlyList<EpochRecord> history) =>
        string.Concat(history.Select(Row).Prepend(Header).Select(row => row + "\n"));

    /// <param name="csv">The content of a history.csv.</param>
    /// <param name="source">Named in the error, e.g. the file's path.</param>
    /// <exception cref="VitrineException">Invalid data: another header, or a row that is not ten numbers.</exception>
    public static IReadOnlyList<EpochRecord> Parse(string csv, string source)
    {
        var lines = csv.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (lines[0] != Header)
            throw VitrineException.InvalidData(RunFileText.WrongHistoryHeader.Fill(source, lines[0], Header));
        return [.. lines.Skip(1).Select((line, index) => ParseRow(line, index + 2, source))];
    }

    /// <summary>Replaces the file as a whole.</summary>
    public static void Save(IReadOnlyList<EpochRecord> history, string path) => AtomicFile.WriteText(path, Format(history));

    /// <exception cref="VitrineException">Invalid data: missing or malformed.</exception>
    public static IReadOnlyList<EpochRecord> Load(string path) => Parse(RunFile.ReadAllText(path), path);

    private static string Row(EpochRecord epoch) => string.Create(
        CultureInfo.InvariantCulture,
        $"{epoch.Epoch},{epoch.TrainLoss:R},{epoch.TrainAccuracy:R},{epoch.ValidationLoss:R},{epoch.ValidationAccuracy:R},{epoch.LearningRate:R},{epoch.ElapsedSeconds:R},{epoch.ImagesPerSecond:R},{epoch.LiveTensorCount},{epoch.MemoryMegabytes:R}");

    private static EpochRecord ParseRow(string line, int lineNumber, string source)
    {
        var cells = line.Split(',');
        var values = new double[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            if (!double.TryParse(cells[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]))
                throw MalformedRow(line, lineNumber, source);
        }

        if (values.Length != 10 || values[0] is not (>= 1 and <= int.MaxValue) || values[0] % 1 != 0)
            throw MalformedRow(line, lineNumber, source);
        return new EpochRecord((int)values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7], (long)values[8], values[9]);
    }

    private static VitrineException MalformedRow(string line, int lineNumber, string source) =>
        VitrineException.InvalidData(RunFileText.MalformedHistoryRow.Fill(source, lineNumber, line));
}
