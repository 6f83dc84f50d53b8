using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Vitrine.Inference;

namespace Vitrine.Improvement.Spaces;

/// <summary>A whole number: the lowest and whole steps above it, up to the highest.</summary>
public sealed record IntegerParameter : Parameter
{
    public required int Low { get; init; }

    public required int High { get; init; }

    public int Step { get; init; } = 1;

    public AxisScale Scale { get; init; }

    [JsonIgnore]
    public override double Cardinality => StepCount + 1;

    // Half a step at either end, so that the first and the last number are no rarer than the others.
    [JsonIgnore]
    internal override (double Low, double High) Axis => (ToAxis(Low - (Step / 2.0)), ToAxis(Low + ((StepCount + 0.5) * Step)));

    private int StepCount => (High - Low) / Step;

    public override JsonNode ValueOf(double coordinate) => JsonValue.Create((int)coordinate);

    public override double? CoordinateOf(JsonNode? value) =>
        NumberOf(value) is { } number && number >= Low && number <= High && (number - Low) % Step == 0 ? number : null;

    public override string Describe(double coordinate) => coordinate.ToString("N0", CultureInfo.CurrentCulture);

    internal override double ToAxis(double coordinate) => Scale == AxisScale.Logarithmic ? Math.Log(coordinate) : coordinate;

    internal override double FromAxis(double place)
    {
        var number = Scale == AxisScale.Logarithmic ? Math.Exp(place) : place;
        return Low + (Step * Math.Clamp(Math.Round((number - Low) / Step), 0, StepCount));
    }

    internal override IEnumerable<string> Violations()
    {
        if (Step < 1)
            yield return SpacesText.BadStep.Fill(Name, Step);
        else if (Low > High)
            yield return SpacesText.BadRange.Fill(Name, Low, High);
        else if (Scale == AxisScale.Logarithmic && Low - (Step / 2.0) <= 0)
            yield return SpacesText.LogarithmOfNothing.Fill(Name, Low);
    }
}
