using Vitrine.Comparison.Results;

namespace Vitrine.Comparison.Latency;

/// <summary>What was measured on one machine in one go.</summary>
/// <param name="StartedAt">UTC.</param>
/// <param name="Versions">By name of the library.</param>
/// <param name="Quantized">By model: accuracy on its validation part, in floats and in eight bits.</param>
public sealed record LatencyResult(
    MachineFacts Machine,
    DateTimeOffset StartedAt,
    IReadOnlyDictionary<string, string> Versions,
    IReadOnlyList<LatencyRow> Rows,
    IReadOnlyList<QuantizedAccuracy> Quantized);

/// <param name="Count">Images of the validation part.</param>
/// <param name="OnlyFloat32Count">That only the model in floats got right.</param>
/// <param name="OnlyInt8Count">That only the one in eight bits got right.</param>
public sealed record QuantizedAccuracy(string Model, int Count, double Float32Accuracy, double Int8Accuracy, int OnlyFloat32Count, int OnlyInt8Count, long Float32Bytes, long Int8Bytes);
