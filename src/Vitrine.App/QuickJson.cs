using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Vitrine.App.Verbs;

namespace Vitrine.App;

/// <summary>Writers made at build time, for the verbs that must answer at once: reflection would slow their start.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunsDocument))]
[JsonSerializable(typeof(PredictDocument))]
internal sealed partial class QuickJson : JsonSerializerContext
{
    /// <summary>With letters as they are and lines, as <see cref="JsonOutput"/> writes.</summary>
    internal static QuickJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    });
}
