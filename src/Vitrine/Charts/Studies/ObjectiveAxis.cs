namespace Vitrine.Charts.Studies;

/// <summary>What part of the objective's range charts of a study show: where most trials are. The others are drawn at its edge.</summary>
internal sealed class ObjectiveAxis
{
    private const double Room = 0.06;

    /// <param name="values">At least one.</param>
    internal ObjectiveAxis(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        // A few networks that learn nothing would flatten all others.
        var (usual, high) = (sorted[sorted.Length / 10], sorted[^1]);
        var low = Math.Max(sorted[0], usual - (0.25 * (high - usual)));
        var room = Room * Math.Max(high - low, 1e-3);
        (Low, High) = (low - room, high + room);
    }

    internal double Low { get; }

    internal double High { get; }

    /// <summary>The value, or the edge where it lies beyond.</summary>
    internal double Within(double value) => Math.Clamp(value, Low, High);

    /// <summary>0 at the low end, 1 at the high one.</summary>
    internal double Share(double value) => (Within(value) - Low) / (High - Low);
}
