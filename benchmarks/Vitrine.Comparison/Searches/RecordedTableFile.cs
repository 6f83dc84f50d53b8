using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Vitrine.Files;
using Vitrine.Improvement.Spaces;
using Vitrine.Inference;
using Vitrine.Reporting;

namespace Vitrine.Comparison.Searches;

/// <summary>Two files in a folder a machine: what was trained as JSON, and a line a training as CSV.</summary>
public static class RecordedTableFile
{
    private const string Header = "table.json", Lines = "table.csv", SecondsColumn = "seconds";

    /// <param name="folder">Of the machine.</param>
    public static string SearchFolder(string folder) => Path.Combine(folder, "search");

    /// <summary>Of the trainings, by which searches know their table.</summary>
    internal static string Fingerprint(string folder) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(SearchFolder(folder), Lines))))[..12];

    internal static void Save(string folder, RecordedTable table)
    {
        var text = new StringBuilder(Line([.. table.Settings.Space.Parameters.Select(parameter => parameter.Name), SecondsColumn, .. Enumerable.Range(1, table.Epochs).Select(Number)]));
        foreach (var trial in table.Trials)
            text.Append(Line([.. table.Settings.Space.Parameters.Zip(trial.Options, ValueOf), trial.Seconds.ToString("F2", CultureInfo.InvariantCulture), .. trial.CorrectCounts.Select(Number)]));
        AtomicFile.WriteText(Path.Combine(SearchFolder(folder), Lines), text.ToString());
        AtomicFile.WriteText(Path.Combine(SearchFolder(folder), Header), JsonSerializer.Serialize(table, RunRecordJson.Options) + "\n");
    }

    /// <returns>Null where nothing was recorded.</returns>
    /// <exception cref="VitrineException">A file is damaged.</exception>
    public static RecordedTable? Find(string folder)
    {
        var (header, lines) = (Path.Combine(SearchFolder(folder), Header), Path.Combine(SearchFolder(folder), Lines));
        if (!File.Exists(header) || !File.Exists(lines))
            return null;
        try
        {
            var table = JsonSerializer.Deserialize<RecordedTable>(File.ReadAllText(header), RunRecordJson.Options) ?? throw new JsonException("null");
            var (choices, trainings) = (RecordedTable.ChoicesOf(table.Settings.Space).ToList(), File.ReadAllLines(lines).Skip(1).ToList());
            if (choices.Count != trainings.Count)
                throw new FormatException(SearchText.WrongCount.Fill(trainings.Count, choices.Count));
            return table with { Trials = [.. choices.Zip(trainings).Select((each, index) => Read(table, each.First, each.Second, index))] };
        }
        catch (Exception fault) when (fault is JsonException or FormatException or VitrineException)
        {
            throw new VitrineException(FailureKind.DataOrModel, SearchText.DamagedTable.Fill(SearchFolder(folder), fault.Message.TrimEnd('.')), fault);
        }
    }

    private static RecordedTrial Read(RecordedTable table, Choice choice, string line, int index)
    {
        var (cells, parameters) = (line.Split(','), table.Settings.Space.Parameters);
        int[] options = [.. parameters.Select(parameter => (int)choice[parameter.Name]!)];
        if (cells.Length != parameters.Count + 1 + table.Epochs || !parameters.Zip(options, ValueOf).SequenceEqual(cells.Take(parameters.Count)))
            throw new FormatException(SearchText.WrongLine.Fill(index + 2));
        return new RecordedTrial(
            index,
            options,
            double.Parse(cells[parameters.Count], CultureInfo.InvariantCulture),
            [.. cells.Skip(parameters.Count + 1).Select(cell => int.Parse(cell, NumberStyles.None, CultureInfo.InvariantCulture))]);
    }

    private static string ValueOf(Parameter parameter, int option) => parameter.ValueOf(option).ToString();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells) + "\n";
}
