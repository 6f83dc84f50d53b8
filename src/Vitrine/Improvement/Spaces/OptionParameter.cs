using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Vitrine.Inference;

namespace Vitrine.Improvement.Spaces;

/// <summary>One of several values without an order: words, numbers, switches or whole JSON objects.</summary>
public sealed record OptionParameter : Parameter
{
    public required IReadOnlyList<JsonNode> Options { get; init; }

    [JsonIgnore]
    public override double Cardinality => Options.Count;

    [JsonIgnore]
    internal override (double Low, double High) Axis => (-0.5, Options.Count - 0.5);

    [JsonIgnore]
    internal override bool IsUnordered => true;

    public override JsonNode ValueOf(double coordinate) => Options[(int)coordinate].DeepClone();

    public override double? CoordinateOf(JsonNode? value)
    {
        var index = Options.Index().FirstOrDefault(option => JsonNode.DeepEquals(option.Item, value), (Index: -1, Item: null!)).Index;
        return index < 0 ? null : index;
    }

    public override string Describe(double coordinate)
    {
        var option = Options[(int)coordinate];
        return NumberOf(option)?.ToString("G6", CultureInfo.CurrentCulture) ?? (option.GetValueKind() == JsonValueKind.String ? option.GetValue<string>() : option.ToJsonString());
    }

    internal override double ToAxis(double coordinate) => coordinate;

    internal override double FromAxis(double place) => Math.Clamp(Math.Round(place), 0, Options.Count - 1);

    internal override IEnumerable<string> Violations()
    {
        if (Options.Count == 0)
            yield return SpacesText.NoOptions.Fill(Name);
        for (var i = 0; i < Options.Count; i++)
        {
            if (Options[i] is null)
                yield return SpacesText.OptionNull.Fill(Name);
            else if (Options.Take(i).Any(earlier => JsonNode.DeepEquals(earlier, Options[i])))
                yield return SpacesText.OptionTwice.Fill(Name, Options[i].ToJsonString());
        }
    }
}
