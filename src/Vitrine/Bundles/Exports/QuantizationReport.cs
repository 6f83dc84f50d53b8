using Vitrine.Evaluation;

namespace Vitrine.Bundles.Exports;

/// <summary>What rounding a model to eight bits gained and cost, on this machine.</summary>
/// <param name="CalibrationCount">Training images that fixed the ranges.</param>
/// <param name="Count">Other images, on which both were asked.</param>
/// <param name="Float32Accuracy">Of the model in floats on those, 0–1.</param>
/// <param name="Int8Accuracy">Of the quantised one, 0–1.</param>
/// <param name="Comparison">The same, image by image.</param>
/// <param name="Float32Bytes">Of the graph in floats.</param>
/// <param name="Int8Bytes">Of the quantised one.</param>
/// <param name="Float32Milliseconds">An image, in batches of <see cref="BatchSize"/> on one thread; the median.</param>
/// <param name="Int8Milliseconds">The same of the quantised one.</param>
public sealed record QuantizationReport(
    int CalibrationCount,
    int Count,
    double Float32Accuracy,
    double Int8Accuracy,
    PairedComparison Comparison,
    long Float32Bytes,
    long Int8Bytes,
    double Float32Milliseconds,
    double Int8Milliseconds)
{
    /// <summary>Images computed together when time is taken.</summary>
    public const int BatchSize = 64;

    /// <summary>How many times as fast.</summary>
    public double Speedup => Float32Milliseconds / Int8Milliseconds;
}
