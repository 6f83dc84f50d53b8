using Vitrine.Evaluation;
using Vitrine.Improvement.Ensembles;
using Vitrine.Improvement.Findings;
using Vitrine.Improvement.Samplers;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Reporting.Studies;
using Vitrine.Tests.Improvement.Spaces;
using Vitrine.Training;

namespace Vitrine.Tests.Improvement;

/// <summary>Studies that have ended, made up.</summary>
internal static class StudyFixture
{
    internal static StudySettings Settings { get; } = new() { Space = TestSpaces.Varied, MaximumStep = 3 };

    private static TrialSubject Subject { get; } = new(Recipes.Seed, "sample", new Dictionary<string, string>(), 28, 28, 10, "cpu", 4_000_000, null);

    /// <summary>Every third trial was ended early; the rate and the optimiser decide what the others came to, the latter only where the former is high.</summary>
    internal static IReadOnlyList<TrialRecord> Trials(int count) => [.. Enumerable.Range(0, count).Select(Trial)];

    internal static StudyReportInput Report(int trialCount, StudySettings? settings = null, StudyAnswer? answer = null, StudyEnsemble? ensemble = null)
    {
        var trials = Trials(trialCount);
        return new StudyReportInput("20260114-093012-seed", settings ?? Settings, Subject, trials, StudyFindings.Of(settings ?? Settings, trials, workerCount: 2), answer, ensemble);
    }

    internal static StudyAnswer Answer(double gain = 0.03) => new(
        Recipes.Seed,
        Recipes.Fast with { Name = "seed-improved" },
        7,
        [1, 2],
        [0.895, 0.897],
        [0.925, 0.929],
        new SeededComparison(6_000, 2, gain, new Interval(gain - 0.004, gain + 0.004)),
        [0.89, 0.892],
        [0.92, 0.922],
        new SeededComparison(10_000, 2, gain, new Interval(gain - 0.004, gain + 0.004)));

    internal static StudyEnsemble Ensemble { get; } = new(
        "best",
        30_000,
        0.92,
        0.915,
        13,
        [new EnsembleMember("best", 3), new EnsembleMember("0004", 2), new EnsembleMember("0020", 1)],
        new Alternative(120_000, 0.93, 0.925, new PairedComparison(10_000, 150, 250)),
        2,
        ["best", "0020"],
        new Alternative(30_000, 0.921, 0.916, new PairedComparison(10_000, 100, 110)),
        new Alternative(30_000, 0.922, 0.905, new PairedComparison(10_000, 300, 200)));

    private static TrialRecord Trial(int number)
    {
        var choice = new SobolSampler().Sample(Settings.Space, new SamplePlace(1, number, 0), new KnownTrials([], Settings.Objectives));
        var rate = Math.Log10(choice["rate"]!.Value) + 4; // 0 to 3
        var value = 0.8 + (0.03 * rate) + (choice["optimizer"] == 1 && rate > 1.5 ? 0.02 : 0) + (0.001 * choice["depth"]!.Value);
        TrialReport[] reports = [new(1, value - 0.1), new(2, value - 0.04), new(3, value)];
        return number % 3 == 2
            ? new TrialRecord(number, choice) { State = TrialState.Pruned, Reports = reports[..1], Seconds = 10 }
            : new TrialRecord(number, choice) { State = TrialState.Finished, Reports = reports, Values = [value], Seconds = 30 };
    }
}
