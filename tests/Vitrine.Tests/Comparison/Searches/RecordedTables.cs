using Vitrine.Comparison.Results;
using Vitrine.Comparison.Searches;
using Vitrine.Improvement.Samplers;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
using Vitrine.Tests.Improvement.Spaces;
using Vitrine.Training;

namespace Vitrine.Tests.Comparison.Searches;

/// <summary>A made-up table: better with a greater width and, less so, with another activation; each training takes a second an epoch.</summary>
internal static class RecordedTables
{
    internal const int Epochs = 3, ValidationCount = 1_000;

    private static readonly SearchSpace Space = new(
    [
        new OptionParameter { Name = "network.kind", Options = ["dense"] },
        new OptionParameter { Name = "network.width", Options = [16, 32, 64, 128] },
        new OptionParameter { Name = "network.activation", Options = ["relu", "gelu"] },
    ]);

    internal static RecordedTable Table { get; } = new(
        "dense",
        "./benchmarks/search --record dense",
        new MachineFacts("Processor 9", 2, 1L << 30, "Debian 12"),
        DateTimeOffset.UnixEpoch,
        new TrialSubject(Recipes.Seed, "fashion-mnist", new Dictionary<string, string> { ["images"] = "00" }, 28, 28, 10, "cpu", null, null),
        new StudySettings { Space = Space, MaximumStep = Epochs, TrialCount = 8 },
        ValidationCount,
        StartSeconds: 0)
    {
        Trials = [.. Grid.ChoicesOf(Space).Select((choice, index) => Trial(choice, index))],
    };

    /// <summary>A table that no sampler can search: drawn from a space of numbers, with a parameter that exists in some choices only.</summary>
    internal static RecordedTable Drawn { get; } = Table with
    {
        Name = "default-space",
        Settings = new StudySettings { Space = TestSpaces.Varied, MaximumStep = Epochs, TrialCount = 20 },
        Trials = [.. Enumerable.Range(0, 20).Select(number => new RecordedTrial(
            number, new RandomSampler().Sample(TestSpaces.Varied, new SamplePlace(1, number, 0), new KnownTrials([], [])), Epochs, [700 - number, 800, 850 + number]))],
    };

    private static RecordedTrial Trial(Choice choice, int index)
    {
        var final = 800 + (20 * (int)choice["network.width"]!) + (5 * (int)choice["network.activation"]!);
        return new RecordedTrial(index, choice, Epochs, [final - 200, final - 100, final]);
    }
}
