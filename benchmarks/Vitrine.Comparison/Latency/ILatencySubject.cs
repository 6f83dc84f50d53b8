namespace Vitrine.Comparison.Latency;

/// <summary>A model in an engine, ready to be asked.</summary>
internal interface ILatencySubject : IDisposable
{
    /// <summary>A key of <see cref="LatencyTables"/>.</summary>
    string Engine { get; }

    /// <summary>Asks about as many images for some time.</summary>
    /// <returns>Microseconds of each call.</returns>
    IReadOnlyList<double> Time(int batchSize, int threads, TimeSpan time);
}
