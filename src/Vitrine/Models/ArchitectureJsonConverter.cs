using System.Text.Json;
using System.Text.Json.Serialization;
using Vitrine.Inference;

namespace Vitrine.Models;

/// <summary>An architecture as a JSON list: <c>[{"layer": "conv2d", "filters": 32}, …]</c>. What is not known is refused by name.</summary>
internal sealed class ArchitectureJsonConverter : JsonConverter<Architecture>
{
    private const string KindMember = "layer";

    private static readonly JsonSerializerOptions LayerOptions = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        // kind and details are no settings; earlier versions wrote them, so they may stand in a file
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public override Architecture Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
            throw VitrineException.InvalidUsage(ModelsText.NotAList.Fill(document.RootElement.ValueKind));
        return new Architecture([.. document.RootElement.EnumerateArray().Select(ReadLayer)]);
    }

    public override void Write(Utf8JsonWriter writer, Architecture value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var layer in value.Layers)
        {
            writer.WriteStartObject();
            writer.WriteString(KindMember, layer.Kind);
            foreach (var member in JsonSerializer.SerializeToElement(layer, layer.GetType(), LayerOptions).EnumerateObject())
                member.WriteTo(writer);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static Layer ReadLayer(JsonElement element, int index)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(KindMember, out var kind) || kind.ValueKind != JsonValueKind.String)
            throw VitrineException.InvalidUsage(ModelsText.NoKind.Fill(index + 1, KindMember));
        if (!LayerTable.Kinds.TryGetValue(kind.GetString()!, out var type))
            throw VitrineException.InvalidUsage(ModelsText.UnknownKind.Fill(index + 1, kind.GetString(), string.Join(", ", LayerTable.Kinds.Keys)));
        var settings = SettingsOf(element, index, kind.GetString()!);
        try
        {
            return (Layer)JsonSerializer.SerializeToElement(settings).Deserialize(type, LayerOptions)!;
        }
        catch (JsonException exception)
        {
            throw new VitrineException(FailureKind.Usage, ModelsText.BadSetting.Fill(index + 1, kind.GetString(), $"{FirstSentence(exception.Message)}, {exception.Path}"), exception);
        }
        catch (VitrineException exception)
        {
            throw new VitrineException(exception.Kind, ModelsText.InLayer.Fill(index + 1, kind.GetString(), exception.Message), exception);
        }
    }

    private static Dictionary<string, JsonElement> SettingsOf(JsonElement element, int index, string kind)
    {
        var settings = new Dictionary<string, JsonElement>();
        foreach (var member in element.EnumerateObject())
        {
            if (!settings.TryAdd(member.Name, member.Value))
                throw VitrineException.InvalidUsage(ModelsText.TwiceSet.Fill(index + 1, kind, member.Name));
        }
        settings.Remove(KindMember);
        return settings;
    }

    private static string FirstSentence(string message) => message.Split(". ")[0].TrimEnd('.');
}
