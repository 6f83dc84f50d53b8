using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Vitrine.Files;
using Vitrine.Inference;

namespace Vitrine.Reporting;

/// <summary>run.json: a <see cref="RunRecord"/> as JSON, the same in every language.</summary>
public static class RunRecordJson
{
    /// <summary>camelCase, enums as words, indented; a missing or null value that a record needs is an error.</summary>
    public static JsonSerializerOptions Options { get; } = NewOptions();

    public static string Serialize(RunRecord run) => JsonSerializer.Serialize(run, Options);

    /// <param name="json">The content of a run.json.</param>
    /// <param name="source">Named in the error, e.g. the file's path.</param>
    /// <exception cref="VitrineException">Invalid data: malformed, or written by a newer Vitrine.</exception>
    public static RunRecord Deserialize(string json, string source)
    {
        RequireKnownVersion(json, source);
        try
        {
            return JsonSerializer.Deserialize<RunRecord>(json, Options) ?? throw new JsonException("null");
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or ArgumentException)
        {
            throw Malformed(source, problem);
        }
    }

    /// <summary>Replaces the file as a whole.</summary>
    public static void Save(RunRecord run, string path) => AtomicFile.WriteText(path, Serialize(run) + "\n");

    /// <exception cref="VitrineException">Invalid data: missing, malformed, or written by a newer Vitrine.</exception>
    public static RunRecord Load(string path) => Deserialize(RunFile.ReadAllText(path), path);

    // Read before the rest, so that a newer file is called newer and not malformed.
    private static void RequireKnownVersion(string json, string source)
    {
        var version = FormatVersionOf(json, source);
        if (version > RunRecord.CurrentFormatVersion)
            throw VitrineException.InvalidData(RunFileText.NewerFormat.Fill(source, version, RunRecord.CurrentFormatVersion));
    }

    private static int FormatVersionOf(string json, string source)
    {
        try
        {
            return JsonSerializer.Deserialize<Version>(json, Options)?.FormatVersion ?? throw new JsonException("null");
        }
        catch (JsonException problem)
        {
            throw Malformed(source, problem);
        }
    }

    private static VitrineException Malformed(string source, Exception problem) =>
        new(FailureKind.DataOrModel, RunFileText.MalformedRun.Fill(source, problem.Message), problem);

    private static JsonSerializerOptions NewOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = true,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            NumberHandling = JsonNumberHandling.Strict,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed record Version(int FormatVersion);
}
