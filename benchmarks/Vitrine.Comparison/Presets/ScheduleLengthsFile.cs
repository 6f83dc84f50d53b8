using System.Text.Json;
using Vitrine.Comparison.Results;
using Vitrine.Files;
using Vitrine.Inference;
using Vitrine.Reporting;

namespace Vitrine.Comparison.Presets;

/// <summary>One JSON file a machine.</summary>
public static class ScheduleLengthsFile
{
    public const string Name = "schedule-lengths.json";

    /// <summary>Adds a training, in place of an earlier one of the same preset, length and seed.</summary>
    /// <param name="folder">Of the machine.</param>
    /// <exception cref="VitrineException">The file is damaged.</exception>
    internal static void Add(string folder, string command, ScheduleLength run)
    {
        var result = new Result(command, MachineFacts.Capture(),
        [
            .. Load(folder).Where(other => Key(other) != Key(run)).Append(run)
                .OrderBy(each => each.Recipe.Name, StringComparer.Ordinal).ThenBy(each => each.Recipe.Epochs).ThenBy(each => each.Recipe.Seed),
        ]);
        AtomicFile.WriteText(Path.Combine(folder, Name), JsonSerializer.Serialize(result, RunRecordJson.Options) + "\n");
    }

    /// <returns>By preset, length and seed; none where nothing was measured.</returns>
    /// <exception cref="VitrineException">The file is damaged.</exception>
    public static IReadOnlyList<ScheduleLength> Load(string folder)
    {
        var path = Path.Combine(folder, Name);
        return File.Exists(path) ? PresetFiles.Read<Result>(path).Runs : [];
    }

    private static (string Preset, int Epochs, int Seed) Key(ScheduleLength run) => (run.Recipe.Name, run.Recipe.Epochs, run.Recipe.Seed);

    private sealed record Result(string Command, MachineFacts Machine, IReadOnlyList<ScheduleLength> Runs);
}
