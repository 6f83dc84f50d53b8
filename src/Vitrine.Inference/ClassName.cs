using System.Text.Json.Serialization;

namespace Vitrine.Inference;

/// <summary>A class's name in both languages.</summary>
[method: JsonConstructor]
public sealed record ClassName(
    [property: JsonPropertyName("en")] string English,
    [property: JsonPropertyName("pt")] string Portuguese)
{
    /// <summary>A name that is the same in both languages, such as a digit or a folder's name.</summary>
    public ClassName(string name)
        : this(name, name)
    {
    }

    /// <summary>The name in the current language.</summary>
    [JsonIgnore]
    public string Current => Language.Current == Language.Portuguese ? Portuguese : English;
}
