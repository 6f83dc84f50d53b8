using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Vitrine.App.Terminals;

namespace Vitrine.App;

/// <summary>The one document that <c>--json</c> promises: camelCase, indented, enums as words, letters as they are.</summary>
internal static class JsonOutput
{
    internal static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        // the output is a file or a pipe, never part of a web page
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>For work that is long anyway: the members are found at run time.</summary>
    internal static void Write<T>(Terminal terminal, T document) => WriteText(terminal, JsonSerializer.Serialize(document, Options));

    /// <summary>For answers that must come at once.</summary>
    internal static void Write<T>(Terminal terminal, T document, JsonTypeInfo<T> members) => WriteText(terminal, JsonSerializer.Serialize(document, members));

    internal static void Write(Terminal terminal, JsonNode document)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            document.WriteTo(writer);
        WriteText(terminal, TerminalEncoding.Utf8.GetString(bytes.ToArray()));
    }

    private static void WriteText(Terminal terminal, string json) => terminal.Output.Write(json + "\n");
}
