using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Vitrine.Improvement.Spaces;

/// <summary>
/// One thing that a search may choose. A choice is a coordinate: the number itself, or the index of an option. Samplers move on an axis on which
/// equal steps matter equally: numbers, or their logarithms.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RealParameter), "real")]
[JsonDerivedType(typeof(IntegerParameter), "integer")]
[JsonDerivedType(typeof(OptionParameter), "option")]
public abstract record Parameter
{
    /// <summary>Unique within a space.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// What is set in a recipe: a member's path, such as <c>augmentation.cutout</c>, or one of <c>network.width</c> and the like. Null where it is the name. Parameters that
    /// never exist together may set the same, each over its own range.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>What earlier parameters must be for this one to exist: of each the values that allow it. Null where it always exists.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<JsonNode>>? When { get; init; }

    /// <summary>Its value in the first trial, around which <c>tpe</c> begins to look. Null leaves that trial to the sampler, with all of its parameters.</summary>
    public JsonNode? Start { get; init; }

    /// <summary>How many different coordinates there are; infinite for a real number.</summary>
    [JsonIgnore]
    public abstract double Cardinality { get; }

    /// <summary>The ends of the axis.</summary>
    [JsonIgnore]
    internal abstract (double Low, double High) Axis { get; }

    /// <summary>Whether coordinates are names without an order.</summary>
    [JsonIgnore]
    internal virtual bool IsUnordered => false;

    /// <summary>The value as it stands in a file.</summary>
    public abstract JsonNode ValueOf(double coordinate);

    /// <summary>Null where it is no value of this parameter.</summary>
    public abstract double? CoordinateOf(JsonNode? value);

    /// <summary>For a person, in the current language's numbers.</summary>
    public abstract string Describe(double coordinate);

    internal abstract double ToAxis(double coordinate);

    /// <summary>The nearest coordinate; places beyond the ends give the first or the last.</summary>
    internal abstract double FromAxis(double place);

    /// <summary>What is wrong with its definition; empty if nothing is.</summary>
    internal abstract IEnumerable<string> Violations();

    /// <summary>Whatever kind of number it was made of; null where it is none.</summary>
    private protected static double? NumberOf(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : null;

    /// <summary>Coordinates over the whole range, in order: all of them, or, of a number that has more, so many at equal distances on the axis.</summary>
    /// <param name="most">At least 2; options are always all there.</param>
    internal IReadOnlyList<double> Places(int most)
    {
        if (IsUnordered)
            return [.. Enumerable.Range(0, (int)Cardinality).Select(option => (double)option)];
        // finer than any whole number that is worth a list
        List<double> all = [.. Enumerable.Range(0, 256).Select(place => FromUnit((place + 0.5) / 256)).Distinct()];
        return all.Count <= most ? all : [.. Enumerable.Range(0, most).Select(place => FromUnit(place / (most - 1.0))).Distinct()];
    }

    /// <summary>Equal parts of the axis for equal parts of [0, 1].</summary>
    internal double FromUnit(double unit) => FromAxis(Axis.Low + (unit * (Axis.High - Axis.Low)));
}
