using System.Text.Json;
using Vitrine.Files;
using Vitrine.Inference;
using Vitrine.Reporting;

namespace Vitrine.Comparison.Latency;

/// <summary>latency.json in a machine's folder.</summary>
public static class LatencyFile
{
    private const string Name = "latency.json";

    internal static void Save(string folder, LatencyResult result) =>
        AtomicFile.WriteText(Path.Combine(folder, Name), JsonSerializer.Serialize(result, RunRecordJson.Options) + "\n");

    /// <returns>Null where nothing was measured.</returns>
    /// <exception cref="VitrineException">The file is damaged.</exception>
    internal static LatencyResult? Find(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<LatencyResult>(File.ReadAllText(path), RunRecordJson.Options) ?? throw new JsonException("null");
        }
        catch (JsonException fault)
        {
            throw new VitrineException(FailureKind.DataOrModel, ComparisonText.DamagedResult.Fill(path, fault.Message), fault);
        }
    }
}
