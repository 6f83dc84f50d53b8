using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Vitrine.Files;
using Vitrine.Inference;
using Vitrine.Reporting;

namespace Vitrine.Comparison.Searches;

/// <summary>Optuna's searches of a grid: run, and kept as CSV beside it.</summary>
public static class OptunaSearches
{
    private const string Header = "table,version,sampler,seed,places\n";

    private static readonly JsonSerializerOptions OneLine = new(RunRecordJson.Options) { WriteIndented = false };

    /// <param name="root">Of the repository.</param>
    /// <param name="differentCount">Different choices that each search has to try; trials of those that it tried before come on top.</param>
    internal static async Task<IReadOnlyList<OptunaSearch>> RunAsync(RecordedTable table, Grid grid, string root, IEnumerable<int> seeds, int differentCount, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(root, "benchmarks/peers/optuna/main.py")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(Question(table, grid, seeds, differentCount), OneLine).AsMemory(), cancellation);
        process.StandardInput.Close();
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0
            ? [.. lines.Select(line => JsonSerializer.Deserialize<OptunaSearch>(line, OneLine)!)]
            : throw VitrineException.Failure(SearchText.OptunaFailed.Fill(process.ExitCode));
    }

    /// <param name="folder">Of the machine.</param>
    /// <param name="name">Of the recording.</param>
    internal static void Save(string folder, string name, IReadOnlyList<OptunaSearch> searches)
    {
        var table = RecordedTableFile.Fingerprint(folder, name);
        AtomicFile.WriteText(PathOf(folder, name), Header + string.Concat(searches.Select(search =>
            string.Create(CultureInfo.InvariantCulture, $"{table},{search.Version},{search.Sampler},{search.Seed},{string.Join(' ', search.Places)}\n"))));
    }

    /// <returns>None where Optuna has not searched the table.</returns>
    /// <exception cref="VitrineException">The file is damaged.</exception>
    public static IReadOnlyList<OptunaSearch> Load(string folder, string name)
    {
        var path = PathOf(folder, name);
        if (!File.Exists(path))
            return [];
        var table = RecordedTableFile.Fingerprint(folder, name);
        try
        {
            return [.. File.ReadLines(path).Skip(1).Select(line => Parse(line, table, path))];
        }
        catch (Exception fault) when (fault is FormatException or IndexOutOfRangeException)
        {
            throw new VitrineException(FailureKind.DataOrModel, SearchText.DamagedSearches.Fill(path, fault.Message.TrimEnd('.')), fault);
        }
    }

    private static string PathOf(string folder, string name) => Path.Combine(RecordedTableFile.SearchFolder(folder), name + "-optuna.csv");

    private static OptunaSearch Parse(string line, string table, string path)
    {
        var cells = line.Split(',');
        if (cells[0] != table)
            throw VitrineException.InvalidData(SearchText.OtherTable.Fill(path));
        return new OptunaSearch(cells[1], cells[2], int.Parse(cells[3], CultureInfo.InvariantCulture), [.. cells[4].Split(' ').Select(place => int.Parse(place, CultureInfo.InvariantCulture))]);
    }

    private static object Question(RecordedTable table, Grid grid, IEnumerable<int> seeds, int differentCount) => new
    {
        Parameters = grid.Varied.Select(parameter => new { parameter.Name, parameter.Options.Count, Ordered = Grid.IsOrdered(parameter) }),
        Accuracy = table.Trials.Select(trial => table.Accuracy(trial)),
        Seeds = seeds,
        Different = differentCount,
    };
}
