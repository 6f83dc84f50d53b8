using System.Collections.Concurrent;
using Vitrine.Charts;
using Vitrine.Evaluation;
using Vitrine.Exploration;
using Vitrine.Improvement;
using Vitrine.Inference;
using Vitrine.Reporting.Studies;
using Vitrine.Tests.Data;
using Vitrine.Tests.Exploration;
using Vitrine.Tests.Improvement;
using Vitrine.Training;

namespace Vitrine.Tests.Charts;

/// <summary>Every chart of the product, drawn from made-up results with any number of classes.</summary>
internal static class ChartExamples
{
    internal static readonly string[] Names =
    [
        "class-counts", "pixel-histogram", "sample-grid", "class-images", "pca-map", "learning-curves", "learning-rate",
        "confusion-matrix", "per-class", "reliability", "mistakes", "improvement", "comparison", "lr-find",
        "study-history", "study-importance", "study-slices", "study-parallel", "study-interaction",
    ];

    private static readonly ConcurrentDictionary<(string, int), Chart> Drawn = new();

    /// <summary>In English and, since drawing costs more than all checks, drawn once for all tests.</summary>
    internal static Chart English(string name, int classCount = 10) => Drawn.GetOrAdd((name, classCount), static key =>
    {
        using var english = new SpokenLanguage(Language.English);
        return Draw(key.Item1, key.Item2);
    });

    internal static Chart Draw(string name, int classCount = 10)
    {
        var classes = Classes(classCount);
        var images = TestImages.Random(classCount * 6, 14, 12, classes);
        var statistics = PixelStatistics.Of(images);
        return name switch
        {
            "class-counts" => ClassCountsChart.Draw(statistics, statistics, classes),
            "pixel-histogram" => PixelHistogramChart.Draw(statistics, statistics),
            "sample-grid" => SampleGridChart.Draw(images),
            "class-images" => ClassImagesChart.Draw(ClassImages.Of(images), classes),
            "pca-map" => PcaMapChart.Draw(DatasetExplorer.FitComponents(images), images),
            "learning-curves" => LearningCurvesChart.Draw(History(5)),
            "learning-rate" => LearningRateChart.Draw(History(5)),
            "confusion-matrix" => ConfusionMatrixChart.Draw(Report(classes)),
            "per-class" => PerClassChart.Draw(Report(classes)),
            "mistakes" => MistakesChart.Draw(Report(classes), images),
            "reliability" => ReliabilityChart.Draw(Report(classes) with { Reliability = [new(0, 0.5, 40, 0.4, 0.35), new(0.5, 1, 400, 0.9, 0.93)] }),
            "improvement" => ImprovementChart.Draw(Improvement(Outcome(0.013, kept: true), Outcome(-0.004, kept: false))),
            "comparison" => ComparisonChart.Draw(Report(classes)),
            "lr-find" => LearningRateSweepChart.Draw(Sweep()),
            _ when name.StartsWith("study-", StringComparison.Ordinal) => StudyFigures.Draw(StudyFixture.Report(60)).Single(chart => chart.Name == name),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    internal static LearningRateCurve Sweep() => LearningRateSweep.Curve(
        [.. Enumerable.Range(0, 100).Select(step => 1e-7 * Math.Pow(1e8, step / 99.0))],
        Enumerable.Range(0, 100).Select(step => step < 80 ? 2.3 - (Math.Max(0, step - 30) * 0.03) : 2.3 + (3 * (step - 80))));

    internal static EpochRecord[] History(int epochCount) =>
    [
        .. Enumerable.Range(1, epochCount).Select(epoch =>
            new EpochRecord(epoch, 0.9 / epoch, 1 - (0.3 / epoch), 0.2 + (0.5 / epoch), 0.925 - (0.2 / epoch), 0.1 / epoch, 3 * epoch, 20_000)),
    ];

    internal static EvaluationReport Report(IReadOnlyList<ClassName> classes, int mistakeCount = 7)
    {
        var confusion = classes.Select((_, actual) => classes.Select((_, predicted) => actual == predicted ? 90 : (actual + predicted) % 3).ToArray()).ToArray();
        var metrics = classes.Select((name, label) => Metrics(name, confusion[label][label], confusion[label].Sum())).ToArray();
        var mistakes = Enumerable.Range(0, mistakeCount).Select(i => new Mistake(i, i % classes.Count, (i + 1) % classes.Count, 0.99 - (i * 0.01), 0.001)).ToArray();
        var total = confusion.Sum(row => row.Sum());
        return new EvaluationReport(
            "validation", total, 0.9, Interval.OfProportion(total * 9 / 10, total), 0.3, 0.9, 0.01, metrics, confusion, [new ConfusedPair(0, 1, 2, 1, 0.3)], mistakes);
    }

    internal static ImprovementReport Improvement(params VariationOutcome[] outcomes) =>
        new(60, 55, 1, 10_000, 0.871, outcomes, 0.90, 0.91, Adopted: true, "Wider is better.");

    internal static VariationOutcome Outcome(double gain, bool kept) =>
        new("wider", "architecture", "Twice as many filters", 0.88, gain, new Interval(gain - 0.005, gain + 0.005), 0.01, 9, kept, "It helps.");

    // The second name is longer than any chart has room for.
    internal static ClassName[] Classes(int count) =>
    [
        .. Enumerable.Range(0, count).Select(label => label == 1
            ? new ClassName("A class with an extraordinarily long name of very many words", "Uma classe com um nome extraordinariamente comprido, de muitas palavras")
            : new ClassName($"Class {label}", $"Seção {label}")),
    ];

    private static ClassMetrics Metrics(ClassName name, int right, int support) =>
        new(name, support, 0.9, right / (double)support, Interval.OfProportion(right, support), 0.9);
}
