using Vitrine.Improvement.Studies;

namespace Vitrine.Comparison.Searches;

/// <summary>A study whose trials look up in a grid what training would have given.</summary>
internal static class SamplerReplay
{
    /// <summary>Nothing is ended early, and no two trials are under way at once: each choice knows all before it.</summary>
    /// <param name="sampler">As <c>improve --sampler</c>.</param>
    /// <returns>Places in the table, in the order in which they were tried; fewer than asked for where the table has no others.</returns>
    internal static IReadOnlyList<int> Run(RecordedTable table, Grid grid, string sampler, int seed, int trialCount)
    {
        using var storage = SqliteStudyStorage.NewInMemory();
        var study = Study.Create(storage, new StudySettings
        {
            Space = grid.SearchedSpace(),
            Seed = seed,
            Sampler = sampler,
            Pruner = PrunerReplay.Unpruned,
            MaximumStep = table.Epochs,
            Overlap = 1,
            TrialCount = trialCount,
        });
        var places = new List<int>();
        while (study.Ask(nameof(SamplerReplay)) is { } trial)
        {
            var recorded = grid.Find(trial.Choice);
            trial.Report(table.Epochs, table.Accuracy(recorded));
            trial.Finish([table.Accuracy(recorded)], recorded.Seconds);
            places.Add(recorded.Index);
        }
        return places;
    }
}
