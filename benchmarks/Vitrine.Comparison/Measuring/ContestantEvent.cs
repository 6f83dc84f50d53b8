using System.Text.Json;

namespace Vitrine.Comparison.Measuring;

/// <summary>A line that a contestant writes; which members are there depends on the kind.</summary>
/// <param name="Event"><c>started</c>, <c>trained</c>, <c>evaluated</c>, or <c>measured</c> from the yardstick.</param>
internal sealed record ContestantEvent(
    string Event,
    IReadOnlyDictionary<string, string>? Versions = null,
    long? Parameters = null,
    long? MultiplyAccumulates = null,
    int Epoch = 0,
    long Images = 0,
    double TrainingSeconds = 0,
    double EvaluationSeconds = 0,
    double Accuracy = 0,
    double FlopsPerSecond = 0)
{
    /// <returns>Null for a line that is none: libraries print on standard output too.</returns>
    internal static ContestantEvent? Parse(string line) =>
        line.StartsWith("{\"event\"", StringComparison.Ordinal) ? JsonSerializer.Deserialize<ContestantEvent>(line, JsonSerializerOptions.Web) : null;
}
