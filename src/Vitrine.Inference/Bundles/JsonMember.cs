using System.Text.Json;

namespace Vitrine.Inference.Bundles;

/// <summary>
/// A value of a JSON document and its place. Reading it by hand saves the cold start what the serializer spends on describing its types,
/// more than all else of opening a bundle.
/// </summary>
/// <param name="Path">Such as <c>$.classes[0].en</c>.</param>
internal readonly record struct JsonMember(JsonElement Element, string Path)
{
    /// <summary>A member that must be there.</summary>
    internal JsonMember this[string name] => Find(name) ?? throw Wrong($"{Path}.{name}");

    internal string Text => Element.ValueKind == JsonValueKind.String ? Letters() : throw Wrong(Path);

    internal int Integer => Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out var value) ? value : throw Wrong(Path);

    internal long Count => Element.ValueKind == JsonValueKind.Number && Element.TryGetInt64(out var value) ? value : throw Wrong(Path);

    internal double Number => Element.ValueKind == JsonValueKind.Number && Element.TryGetDouble(out var value) ? value : throw Wrong(Path);

    internal DateTimeOffset Time => Element.ValueKind == JsonValueKind.String && Element.TryGetDateTimeOffset(out var value) ? value : throw Wrong(Path);

    /// <summary>Of base64.</summary>
    internal byte[] Bytes => Element.ValueKind == JsonValueKind.String && Element.TryGetBytesFromBase64(out var value) ? value : throw Wrong(Path);

    /// <summary>A member that may be left out, or null.</summary>
    internal JsonMember? Find(string name)
    {
        if (Element.ValueKind != JsonValueKind.Object)
            throw Wrong(Path);
        return Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? new JsonMember(value, $"{Path}.{name}")
            : null;
    }

    internal List<T> Items<T>(Func<JsonMember, T> read)
    {
        if (Element.ValueKind != JsonValueKind.Array)
            throw Wrong(Path);
        var items = new List<T>();
        foreach (var item in Element.EnumerateArray())
            items.Add(read(new JsonMember(item, $"{Path}[{items.Count}]")));
        return items;
    }

    internal Dictionary<string, string> Texts()
    {
        if (Element.ValueKind != JsonValueKind.Object)
            throw Wrong(Path);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in Element.EnumerateObject())
            texts[member.Name] = new JsonMember(member.Value, $"{Path}.{member.Name}").Text;
        return texts;
    }

    /// <summary>JSON's grammar looks at bytes alone: what they stand for may be no letters.</summary>
    private string Letters()
    {
        try
        {
            return Element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(Path);
        }
    }

    private static JsonException Wrong(string path) => new(message: null, path, lineNumber: null, bytePositionInLine: null);
}
