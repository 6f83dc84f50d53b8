namespace Vitrine.Comparison.Latency;

/// <summary>How long one engine takes for an answer.</summary>
/// <param name="Model">Name of a trained model that comes with Vitrine.</param>
/// <param name="Engine">Which computed it: a key of <see cref="LatencyTables"/>.</param>
/// <param name="BatchSize">Images asked about at once.</param>
/// <param name="Threads">That the engine was allowed.</param>
/// <param name="Microseconds">Of a call: the median of each round, in order.</param>
public sealed record LatencyRow(string Model, string Engine, int BatchSize, int Threads, IReadOnlyList<double> Microseconds)
{
    /// <summary>Of the rounds' medians.</summary>
    public double Median => Microseconds.Order().ElementAt(Microseconds.Count / 2);
}
