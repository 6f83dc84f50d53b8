using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Vitrine.Inference;

namespace Vitrine.Improvement.Spaces;

/// <summary>A search space as a JSON file: <c>{"parameters": [{"name": "learningRate", "type": "real", "low": 0.001, "high": 0.1, "scale": "logarithmic"}, …]}</c>.</summary>
public static class SearchSpaceJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        WriteIndented = true,
        AllowOutOfOrderMetadataProperties = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        // the schema is made from it, also before anything was read
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <exception cref="VitrineException">Usage: the file is missing or malformed, or the space in it is wrong.</exception>
    public static SearchSpace Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new VitrineException(FailureKind.Usage, SpacesText.Unreadable.Fill(path, problem.Message.TrimEnd('.')), problem);
        }
    }

    /// <param name="json">The content of a file.</param>
    /// <param name="source">Named in errors, e.g. the file's path.</param>
    /// <inheritdoc cref="Load"/>
    public static SearchSpace Parse(string json, string source)
    {
        try
        {
            return new SearchSpace((JsonSerializer.Deserialize<SpaceFile>(json, Options) ?? throw new JsonException("null")).Parameters);
        }
        catch (JsonException problem) when (problem.Path == "$" && problem.InnerException is null)
        {
            throw new VitrineException(FailureKind.Usage, SpacesText.Unreadable.Fill(source, SpacesText.NotAnObject), problem);
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or ArgumentException)
        {
            var place = (problem as JsonException)?.Path is { Length: > 1 } path ? $" ({path})" : "";
            throw new VitrineException(FailureKind.Usage, SpacesText.Unreadable.Fill(source, FirstSentence(problem.Message) + place), problem);
        }
        catch (VitrineException problem)
        {
            throw new VitrineException(problem.Kind, SpacesText.InFile.Fill(source, problem.Message), problem);
        }
    }

    public static string Format(SearchSpace space) => JsonSerializer.Serialize(new SpaceFile { Parameters = space.Parameters }, Options);

    /// <summary>The JSON Schema of such files.</summary>
    public static JsonNode Schema() => Options.GetJsonSchemaAsNode(typeof(SpaceFile));

    private static string FirstSentence(string message) => message.Split(". ")[0].Split(" Path:")[0].TrimEnd('.');

    private sealed record SpaceFile
    {
        /// <summary>Where an editor finds the schema; of no meaning to Vitrine.</summary>
        [JsonPropertyName("$schema")]
        public string? Schema { get; init; }

        public required IReadOnlyList<Parameter> Parameters { get; init; }
    }
}
