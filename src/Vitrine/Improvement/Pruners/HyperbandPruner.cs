using Vitrine.Improvement.Studies;
using Vitrine.Randomness;

namespace Vitrine.Improvement.Pruners;

/// <summary>
/// Hyperband (Li et al. 2018, "Hyperband: a novel bandit-based approach to hyperparameter optimization"): several successive halvings side by side, each with a later first
/// rung than the one before, for trials that are good but begin slowly. Which one a trial belongs to is drawn by its number, in proportion to the
/// trials that each needs.
/// </summary>
public sealed class HyperbandPruner : IPruner
{
    private const ulong Stream = 22;

    private readonly SuccessiveHalvingPruner[] brackets;
    private readonly double[] shares; // [brackets], rising to 1

    public HyperbandPruner(PruningOptions options)
    {
        var firstRungs = FirstRungs(options).ToList();
        brackets = [.. firstRungs.Select(rung => new SuccessiveHalvingPruner(options with { MinimumStep = rung }))];
        // Hyperband gives each bracket the same steps: the more a bracket's trials are cut down, the more of them it has.
        var counts = firstRungs.Select((_, index) => Math.Ceiling(firstRungs.Count * Math.Pow(options.Reduction, firstRungs.Count - 1 - index) / (firstRungs.Count - index))).ToList();
        shares = [.. counts.Select((_, index) => counts.Take(index + 1).Sum() / counts.Sum())];
    }

    public bool ShouldPrune(int number, IReadOnlyList<TrialReport> reports, KnownTrials known)
    {
        var bracket = BracketOf(number);
        return brackets[bracket].ShouldPrune(number, reports, known with { Trials = [.. known.Trials.Where(trial => BracketOf(trial.Number) == bracket)] });
    }

    internal int BracketOf(int number)
    {
        var place = new SplitMix64(SplitMix64.Derive(Stream, (ulong)number)).NextDouble();
        return Array.FindIndex(shares, share => place < share);
    }

    private static IEnumerable<int> FirstRungs(PruningOptions options)
    {
        for (var rung = options.MinimumStep; rung <= options.MaximumStep; rung *= options.Reduction)
            yield return rung;
    }
}
