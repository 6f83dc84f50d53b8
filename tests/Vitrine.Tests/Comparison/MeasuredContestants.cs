using Vitrine.Comparison.Results;

namespace Vitrine.Tests.Comparison;

/// <summary>Results with numbers that are easy to reckon with.</summary>
internal static class MeasuredContestants
{
    internal const double Yardstick = 200e9;

    internal static ContestantResult Result(string name, params ContestantRun[] runs) => new(
        name, "program MODEL", CapSeconds: 100, TrainingImages: 60_000, Parameters: 10, MultiplyAccumulates: 1_000_000, new Dictionary<string, string>(), new MachineFacts("Processor 9", 2, 1 << 30, "System"), runs);

    /// <summary>A run whose evaluations take a second each; the program starts in no time.</summary>
    internal static ContestantRun Run(params (double Seconds, double Accuracy)[] looks)
    {
        var curve = looks.Select((look, i) => new CurvePoint(i + 1, 1000 * (i + 1), look.Seconds + i + 1, look.Seconds, i + 1, look.Accuracy)).ToArray();
        var (images, seconds) = curve.Length > 0 ? (curve[^1].Images, curve[^1].TrainingSeconds) : (0, 0);
        return new ContestantRun(1, DateTimeOffset.UnixEpoch, RunEnd.Finished, 0.5, Yardstick, Yardstick, 100_000_000, images, seconds, curve);
    }
}
