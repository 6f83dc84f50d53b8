using Vitrine.Comparison.Results;
using Vitrine.Comparison.Searches;
using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;
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
        "./benchmarks/search --record",
        new MachineFacts("Processor 9", 2, 1L << 30, "Debian 12"),
        DateTimeOffset.UnixEpoch,
        new TrialSubject(Recipes.Seed, "fashion-mnist", new Dictionary<string, string> { ["images"] = "00" }, 28, 28, 10, "cpu", null, null),
        new StudySettings { Space = Space, MaximumStep = Epochs, TrialCount = 8 },
        ValidationCount,
        StartSeconds: 0)
    {
        Trials = [.. RecordedTable.ChoicesOf(Space).Select((choice, index) => Trial(choice, index))],
    };

    private static RecordedTrial Trial(Choice choice, int index)
    {
        int[] options = [.. Space.Parameters.Select(parameter => (int)choice[parameter.Name]!)];
        var final = 800 + (20 * options[1]) + (5 * options[2]);
        return new RecordedTrial(index, options, Epochs, [final - 200, final - 100, final]);
    }
}
