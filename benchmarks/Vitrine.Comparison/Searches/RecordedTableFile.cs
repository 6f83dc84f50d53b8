using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vitrine.Files;
using Vitrine.Improvement.Spaces;
using Vitrine.Inference;
using Vitrine.Reporting;

namespace Vitrine.Comparison.Searches;

/// <summary>Two files a table, in a folder a machine: what was trained as JSON, and a line a training as CSV.</summary>
public static class RecordedTableFile
{
    private const string SecondsColumn = "seconds";

    /// <param name="folder">Of the machine.</param>
    internal static string SearchFolder(string folder) => Path.Combine(folder, "search");

    /// <summary>Of the trainings, by which searches know their table.</summary>
    internal static string Fingerprint(string folder, string name) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(LinesOf(folder, name))))[..12];

    internal static void Save(string folder, RecordedTable table)
    {
        var parameters = table.Settings.Space.Parameters;
        var text = new StringBuilder(Line([.. parameters.Select(parameter => parameter.Name), SecondsColumn, .. Enumerable.Range(1, table.Epochs).Select(Number)]));
        foreach (var trial in table.Trials)
            text.Append(Line([.. parameters.Select(parameter => CellOf(parameter, trial.Choice)), trial.Seconds.ToString("F2", CultureInfo.InvariantCulture), .. trial.CorrectCounts.Select(Number)]));
        Directory.CreateDirectory(SearchFolder(folder));
        AtomicFile.WriteText(LinesOf(folder, table.Name), text.ToString());
        AtomicFile.WriteText(HeaderOf(folder, table.Name), JsonSerializer.Serialize(table, RunRecordJson.Options) + "\n");
    }

    /// <param name="folder">Of the machine.</param>
    /// <param name="name">Of a recording.</param>
    /// <returns>Null where nothing was recorded.</returns>
    /// <exception cref="VitrineException">A file is damaged.</exception>
    internal static RecordedTable? Find(string folder, string name)
    {
        var (header, lines) = (HeaderOf(folder, name), LinesOf(folder, name));
        if (!File.Exists(header) || !File.Exists(lines))
            return null;
        try
        {
            var table = JsonSerializer.Deserialize<RecordedTable>(File.ReadAllText(header), RunRecordJson.Options) ?? throw new JsonException("null");
            var trainings = File.ReadAllLines(lines).Skip(1).ToList();
            return trainings.Count == table.Settings.TrialCount
                ? table with { Trials = [.. trainings.Select((line, index) => Read(table, line, index))] }
                : throw new FormatException(SearchText.WrongCount.Fill(trainings.Count, table.Settings.TrialCount ?? 0));
        }
        catch (Exception fault) when (fault is JsonException or FormatException or VitrineException)
        {
            throw new VitrineException(FailureKind.DataOrModel, SearchText.DamagedTable.Fill(Path.Combine(SearchFolder(folder), name), fault.Message.TrimEnd('.'), name), fault);
        }
    }

    private static string HeaderOf(string folder, string name) => Path.Combine(SearchFolder(folder), name + ".json");

    private static string LinesOf(string folder, string name) => Path.Combine(SearchFolder(folder), name + ".csv");

    private static RecordedTrial Read(RecordedTable table, string line, int index)
    {
        var (cells, parameters) = (line.Split(','), table.Settings.Space.Parameters);
        if (cells.Length != parameters.Count + 1 + table.Epochs)
            throw new FormatException(SearchText.WrongLine.Fill(index + 2));
        var values = parameters.Zip(cells).ToDictionary(each => each.First, each => each.Second);
        var choice = table.Settings.Space.Choose(parameter => CoordinateOf(parameter, values[parameter]) ?? throw new FormatException(SearchText.WrongLine.Fill(index + 2)));
        int[] counts = [.. cells.Skip(parameters.Count + 1).Select(cell => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : int.MaxValue)];
        return parameters.Select(parameter => CellOf(parameter, choice)).SequenceEqual(cells.Take(parameters.Count)) && counts.All(count => count <= table.ValidationCount)
            ? new RecordedTrial(index, choice, double.Parse(cells[parameters.Count], CultureInfo.InvariantCulture), counts)
            : throw new FormatException(SearchText.WrongLine.Fill(index + 2));
    }

    /// <summary>Empty where the parameter does not exist in the choice.</summary>
    private static string CellOf(Parameter parameter, Choice choice) => choice[parameter.Name] is { } coordinate ? parameter.ValueOf(coordinate).ToString() : "";

    private static double? CoordinateOf(Parameter parameter, string cell) => parameter is OptionParameter option
        ? option.Options.Index().Where(each => each.Item.ToString() == cell).Select(each => (double?)each.Index).FirstOrDefault()
        : double.TryParse(cell, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? parameter.CoordinateOf(JsonValue.Create(number)) : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells) + "\n";
}
