using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Vitrine.Inference;

namespace Vitrine.Improvement.Spaces;

/// <summary>A number between two others, both included.</summary>
public sealed record RealParameter : Parameter
{
    /// <summary>Of a range so many values can be told apart, so that a recipe shows 0.0132 and not sixteen digits of it.</summary>
    private const int Resolution = 1_000;

    public required double Low { get; init; }

    public required double High { get; init; }

    public AxisScale Scale { get; init; }

    [JsonIgnore]
    public override double Cardinality => double.PositiveInfinity;

    [JsonIgnore]
    internal override (double Low, double High) Axis => (ToAxis(Low), ToAxis(High));

    public override JsonNode ValueOf(double coordinate) => JsonValue.Create(coordinate);

    public override double? CoordinateOf(JsonNode? value) => NumberOf(value) is { } number && number >= Low && number <= High ? number : null;

    public override string Describe(double coordinate) => coordinate.ToString("G4", CultureInfo.CurrentCulture);

    internal override double ToAxis(double coordinate) => Scale == AxisScale.Logarithmic ? Math.Log(coordinate) : coordinate;

    internal override double FromAxis(double place) => Math.Clamp(Rounded(Scale == AxisScale.Logarithmic ? Math.Exp(place) : place), Low, High);

    internal override IEnumerable<string> Violations()
    {
        if (!double.IsFinite(Low) || !double.IsFinite(High) || Low >= High)
            yield return SpacesText.BadRange.Fill(Name, Low, High);
        else if (Scale == AxisScale.Logarithmic && Low <= 0)
            yield return SpacesText.LogarithmOfNothing.Fill(Name, Low);
    }

    // A logarithm's last bit may differ from one platform to the next; what is rounded to a few digits does not.
    private double Rounded(double value)
    {
        // the distance of neighbours: of the whole range, or, on a logarithmic scale, where the value is
        var step = (Scale == AxisScale.Logarithmic ? Math.Abs(value) * Math.Log(High / Low) : High - Low) / Resolution;
        var decimals = (int)Math.Ceiling(-Math.Log10(step));
        return decimals is >= 0 and <= 15 ? Math.Round(value, decimals) : double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
