using System.Text.Json;
using System.Text.Json.Serialization;
using Vitrine.Files;
using Vitrine.Inference;

namespace Vitrine.Comparison.Results;

/// <summary>A JSON file a contestant, in a folder a machine.</summary>
public static class ResultFiles
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
    };

    /// <param name="folder">Of the machine.</param>
    public static string PeersFolder(string folder) => Path.Combine(folder, "peers");

    public static void Save(string folder, ContestantResult result) =>
        AtomicFile.WriteText(Path.Combine(PeersFolder(folder), result.Name + ".json"), JsonSerializer.Serialize(result, Json) + "\n");

    /// <returns>In the order of their names; none where nothing was measured.</returns>
    /// <exception cref="VitrineException">A file is damaged.</exception>
    public static IReadOnlyList<ContestantResult> Load(string folder) => Directory.Exists(PeersFolder(folder))
        ? [.. Directory.EnumerateFiles(PeersFolder(folder), "*.json").Order(StringComparer.Ordinal).Select(Read)]
        : [];

    private static ContestantResult Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ContestantResult>(File.ReadAllText(path), Json) ?? throw new JsonException("null");
        }
        catch (JsonException fault)
        {
            throw new VitrineException(FailureKind.DataOrModel, ComparisonText.DamagedResult.Fill(path, fault.Message), fault);
        }
    }
}
