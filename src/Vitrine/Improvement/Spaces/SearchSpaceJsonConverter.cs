using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vitrine.Improvement.Spaces;

/// <summary>A search space inside other JSON, as it is in a file.</summary>
internal sealed class SearchSpaceJsonConverter : JsonConverter<SearchSpace>
{
    public override SearchSpace Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return SearchSpaceJson.Parse(document.RootElement.GetRawText(), "space");
    }

    public override void Write(Utf8JsonWriter writer, SearchSpace value, JsonSerializerOptions options) => writer.WriteRawValue(SearchSpaceJson.Format(value));
}
