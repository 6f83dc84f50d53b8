using Vitrine.Improvement.Studies;

namespace Vitrine.Comparison.Searches;

/// <summary>A study whose trials look up in a table what training would have given.</summary>
internal static class SearchReplay
{
    /// <summary>Of <c>improve --pruner</c>.</summary>
    internal const string Unpruned = "none";

    /// <summary>No two trials at once: each knows all before it.</summary>
    /// <param name="sampler">As <c>improve --sampler</c>.</param>
    /// <param name="pruner">As <c>improve --pruner</c>.</param>
    /// <returns>In their order; fewer than asked for where the table has no others.</returns>
    internal static IReadOnlyList<ReplayedTrial> Run(RecordedTable table, string sampler, string pruner, int seed, int trialCount)
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        var study = Study.Create(storage, new StudySettings
        {
            Space = table.SearchedSpace(),
            Seed = seed,
            Sampler = sampler,
            Pruner = pruner,
            MaximumStep = table.Epochs,
            Overlap = 1,
            TrialCount = trialCount,
        });
        var trials = new List<ReplayedTrial>();
        while (study.Ask(nameof(SearchReplay)) is { } trial)
            trials.Add(CarryOut(table, trial, firstReport: pruner == Unpruned ? table.Epochs : 1));
        return trials;
    }

    private static ReplayedTrial CarryOut(RecordedTable table, Trial trial, int firstReport)
    {
        var recorded = table.Find(trial.Choice);
        for (var epoch = firstReport; epoch < table.Epochs; epoch++)
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
