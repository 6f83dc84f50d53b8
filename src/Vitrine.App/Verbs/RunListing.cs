using System.Text.Json;
using Vitrine.Inference;

namespace Vitrine.App.Verbs;

/// <summary>A row of <c>vitrine runs</c>; what is not known is null.</summary>
/// <param name="Status">As in run.json, or <see cref="Unreadable"/>.</param>
/// <param name="Problem">Why it cannot be read, in the current language.</param>
internal sealed record RunListing(
    string Name,
    string Folder,
    string Status,
    DateTimeOffset? StartedAt = null,
    string? Preset = null,
    int? Seed = null,
    double? TestAccuracy = null,
    double? ValidationAccuracy = null,
    double? TrainSeconds = null,
    double? TotalSeconds = null,
    string? Problem = null)
{
    internal const string Unreadable = "unreadable";

    /// <summary>
    /// Picks the few values of a list out of run.json. Reading whole records, with all their epochs and mistakes, would make
    /// a long list slow, and one that a newer Vitrine wrote would not be listed at all.
    /// </summary>
    internal static RunListing Read(string folder, string recordName)
    {
        var (name, path) = (Path.GetFileName(folder), Path.Combine(folder, recordName));
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Of(name, folder, document.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException or FormatException)
        {
            return new RunListing(name, folder, Unreadable, Problem: VerbText.UnreadableRun.Fill(path, problem.Message.TrimEnd('.')));
        }
    }

    private static RunListing Of(string name, string folder, JsonElement run) => new(
        name,
        folder,
        Find(run, "status")?.GetString() ?? throw new JsonException("status"),
        Find(run, "startedAt")?.GetDateTimeOffset(),
        Find(run, "recipe", "name")?.GetString(),
        Find(run, "recipe", "seed")?.GetInt32(),
        Find(run, "test", "accuracy")?.GetDouble(),
        Find(run, "validation", "accuracy")?.GetDouble(),
        Find(run, "trainSeconds")?.GetDouble(),
        Find(run, "totalSeconds")?.GetDouble());

    private static JsonElement? Find(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var member in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(member, out element))
                return null;
        }
        return element.ValueKind == JsonValueKind.Null ? null : element;
    }
}
