namespace Vitrine.Comparison.Searches;

/// <summary>How well a sampler finds what is good in a recorded table, over several seeds.</summary>
/// <param name="Name">For a reader.</param>
/// <param name="Searches">Of each seed the places tried, in their order.</param>
internal sealed record SamplerSummary(RecordedTable Table, string Name, IReadOnlyList<IReadOnlyList<int>> Searches)
{
    /// <summary>Near enough to the best of the table, in accuracy.</summary>
    internal const double Near = 0.001;

    /// <summary>Whether second tries of the same were left out.</summary>
    internal bool IsWithoutRepeats { get; init; }

    /// <summary>What is missing to the best of the table after so many trials, in accuracy.</summary>
    internal Spread Shortfall(int trialCount) => Spread.Of(Searches.Select(places => Table.Best - places.Take(trialCount).Max(Accuracy)));

    /// <summary>Trials to an accuracy that is near the best of the table; infinite where it was not found in so many.</summary>
    internal Spread TrialsToNear(int trialCount) => Spread.Of(Searches.Select(places =>
        places.Take(trialCount).Index().Where(each => Accuracy(each.Item) >= Table.Best - Near).Select(each => each.Index + 1.0).DefaultIfEmpty(double.PositiveInfinity).First()));

    private double Accuracy(int place) => Table.Accuracy(Table.Trials[place]);
}
