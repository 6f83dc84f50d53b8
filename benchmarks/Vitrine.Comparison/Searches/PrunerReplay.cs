using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;
using Vitrine.Randomness;

namespace Vitrine.Comparison.Searches;

/// <summary>A random search of a table: its trainings in an order drawn by lot, each ended when the pruner says so.</summary>
internal static class PrunerReplay
{
    /// <summary>Of <c>improve --pruner</c>.</summary>
    internal const string Unpruned = "none";

    private const string Place = "place";

    /// <summary>All trainings of the table, to their ends.</summary>
    /// <param name="seed">Of the order, which all pruners share.</param>
    internal static IReadOnlyList<ReplayedTrial> RunWhole(RecordedTable table, int seed) => [.. Ordered(table, seed).Select(recorded => new ReplayedTrial(recorded, table.Epochs))];

    /// <summary>All trainings of the table. No two trials at once: each knows all before it.</summary>
    /// <param name="pruner">As <c>improve --pruner</c>.</param>
    /// <param name="seed">Of the order, which all pruners share.</param>
    internal static IReadOnlyList<ReplayedTrial> Run(RecordedTable table, string pruner, int seed)
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        var study = Study.Create(storage, new StudySettings
        {
            Space = new SearchSpace([new IntegerParameter { Name = Place, Low = 0, High = table.Trials.Count - 1 }]),
            Seed = seed,
            Pruner = pruner,
            MaximumStep = table.Epochs,
            Overlap = 1,
            TrialCount = table.Trials.Count,
        });
        var trials = new List<ReplayedTrial>();
        foreach (var (number, recorded) in Ordered(table, seed).Index())
        {
            // one at a time: a study reads all that are open whenever it is asked something
            storage.TryAdd(new TrialRecord(number, new Choice(new Dictionary<string, double> { [Place] = recorded.Index })));
            trials.Add(CarryOut(table, recorded, study.Ask(nameof(PrunerReplay))!));
        }
        return trials;
    }

    private static IEnumerable<RecordedTrial> Ordered(RecordedTable table, int seed)
    {
        int[] order = [.. Enumerable.Range(0, table.Trials.Count)];
        new SplitMix64((ulong)seed).Shuffle(order);
        return order.Select(place => table.Trials[place]);
    }

    private static ReplayedTrial CarryOut(RecordedTable table, RecordedTrial recorded, Trial trial)
    {
        for (var epoch = 1; epoch < table.Epochs; epoch++)
        {
            trial.Report(epoch, table.Accuracy(recorded, epoch));
            if (!trial.ShouldPrune())
                continue;
            trial.Prune(table.Seconds(recorded, epoch));
            return new ReplayedTrial(recorded, epoch);
        }
        trial.Report(table.Epochs, table.Accuracy(recorded));
        trial.Finish([table.Accuracy(recorded)], recorded.Seconds);
        return new ReplayedTrial(recorded, table.Epochs);
    }
}
