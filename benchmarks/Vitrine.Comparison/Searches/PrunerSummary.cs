namespace Vitrine.Comparison.Searches;

/// <summary>What ending trials early saves a random search, over several seeds: the same trials in the same order, as long as they last.</summary>
/// <param name="Name">As <c>improve --pruner</c>.</param>
/// <param name="Searches">Of each seed: with nothing ended early, and with this pruner, which goes on until there is no other to be drawn.</param>
internal sealed record PrunerSummary(RecordedTable Table, string Name, IReadOnlyList<(IReadOnlyList<ReplayedTrial> Whole, IReadOnlyList<ReplayedTrial> Pruned)> Searches)
{
    /// <summary>Epochs of a trial as a share of a whole one's, in a search with as many trials.</summary>
    internal double EpochShare => Searches.Average(search => search.Pruned.Take(search.Whole.Count).Average(trial => trial.Epochs / (double)Table.Epochs));

    /// <summary>Seconds until it has found as good a one as the whole search has in the end, over all seconds of that; infinite where it never does.</summary>
    internal Spread TimeShare() => Spread.Of(Shares());

    /// <summary>The same over the seconds in which the whole search found it.</summary>
    internal Spread TimeShareOfFinding() => Spread.Of(Searches.Select(search => SecondsTo(search.Pruned, Best(search.Whole)) / SecondsTo(search.Whole, Best(search.Whole))));

    /// <summary>Seeds with which it takes a third of the time at most.</summary>
    internal int CountWithinThird() => Shares().Count(share => share <= 1.0 / 3);

    private IEnumerable<double> Shares() => Searches.Select(search => SecondsTo(search.Pruned, Best(search.Whole)) / search.Whole.Sum(Seconds));

    private double Best(IReadOnlyList<ReplayedTrial> trials) => trials.Max(trial => Table.Accuracy(trial.Recorded));

    /// <summary>To the end of the first trial that is trained to its end and as good.</summary>
    private double SecondsTo(IReadOnlyList<ReplayedTrial> trials, double accuracy)
    {
        double seconds = 0;
        foreach (var trial in trials)
        {
            seconds += Seconds(trial);
            if (trial.Epochs == Table.Epochs && Table.Accuracy(trial.Recorded) >= accuracy)
                return seconds;
        }
        return double.PositiveInfinity;
    }

    private double Seconds(ReplayedTrial trial) => Table.Seconds(trial.Recorded, trial.Epochs);
}
