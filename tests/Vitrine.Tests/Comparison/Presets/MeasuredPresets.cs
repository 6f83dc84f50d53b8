using Vitrine.Comparison.Presets;
using Vitrine.Comparison.Results;
using Vitrine.Evaluation;
using Vitrine.Models;
using Vitrine.Reporting;
using Vitrine.Tests.Reporting;
using Vitrine.Training;

namespace Vitrine.Tests.Comparison.Presets;

/// <summary>Runs of presets with numbers that are easy to reckon with: epochs of a million images at a million multiply-accumulates, 6 TFLOP each.</summary>
internal static class MeasuredPresets
{
    internal static readonly MatrixProductRates Rates = new(2e12, 6e12);

    internal static readonly MachineFacts Machine = new("Processor 9", 2, 1 << 30, "System");

    internal static PresetResult Result(string preset, params PresetRun[] runs) => new(preset, "./vitrine run", Machine, runs);

    /// <param name="validation">Accuracy after each epoch; an epoch takes ten seconds, ten of eleven parts of them the steps.</param>
    internal static PresetRun Run(int seed, double test, params double[] validation)
    {
        EpochRecord[] history = [.. validation.Select((accuracy, i) => new EpochRecord(i + 1, 1, 0.5, 1, accuracy, 0.1, 11 * (i + 1), 100_000))];
        var record = Record() with
        {
            Recipe = Record().Recipe with { Seed = seed, BatchSize = 1_000_000 },
            Dataset = Record().Dataset! with { TrainCount = 1_000_000 },
            Summary = new ArchitectureSummary([1, 28, 28], [new LayerSummary("dense_1", "dense", "10 units", [10], 99_610, 1_000_000)]),
            History = history,
        };
        return Of(record) with { TestAccuracy = test, TestAccuracyInterval = new Interval(test - 0.005, test + 0.005) };
    }

    internal static PresetRun Of(RunRecord record) => PresetRun.Of(record, Rates, Rates, loadAverage: 0.5, peakMemoryBytes: 100_000_000);

    internal static RunRecord Record() => ReportFixture.FinishedRun();
}
