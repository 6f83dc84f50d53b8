using System.Text.Json;
using Vitrine.Files;
using Vitrine.Inference;
using Vitrine.Reporting;

namespace Vitrine.Comparison.Presets;

/// <summary>A JSON file a preset, in a folder a machine.</summary>
public static class PresetFiles
{
    /// <param name="folder">Of the machine.</param>
    public static string RecipesFolder(string folder) => Path.Combine(folder, "recipes");

    /// <param name="folder">Of the machine.</param>
    public static string PathOf(string folder, string preset) => Path.Combine(RecipesFolder(folder), preset + ".json");

    public static void Save(string folder, PresetResult result) =>
        AtomicFile.WriteText(PathOf(folder, result.Preset), JsonSerializer.Serialize(result, RunRecordJson.Options) + "\n");

    /// <returns>In the order of their names; none where nothing was measured.</returns>
    /// <exception cref="VitrineException">A file is damaged.</exception>
    public static IReadOnlyList<PresetResult> Load(string folder) => Directory.Exists(RecipesFolder(folder))
        ? [.. Directory.EnumerateFiles(RecipesFolder(folder), "*.json").Order(StringComparer.Ordinal).Select(Read<PresetResult>)]
        : [];

    /// <returns>Null where this preset was not measured.</returns>
    /// <exception cref="VitrineException">The file is damaged.</exception>
    public static PresetResult? Find(string folder, string preset) => File.Exists(PathOf(folder, preset)) ? Read<PresetResult>(PathOf(folder, preset)) : null;

    /// <summary>A file of measured recipes.</summary>
    /// <exception cref="VitrineException">It is damaged.</exception>
    internal static T Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), RunRecordJson.Options) ?? throw new JsonException("null");
        }
        catch (Exception fault) when (fault is JsonException or VitrineException)
        {
            // the latter from an architecture, which says itself what is wrong with it
            throw new VitrineException(FailureKind.DataOrModel, PresetsText.DamagedResult.Fill(path, fault.Message.TrimEnd('.')), fault);
        }
    }
}
