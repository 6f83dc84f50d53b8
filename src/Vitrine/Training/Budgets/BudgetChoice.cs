using System.Globalization;
using Vitrine.Inference;

namespace Vitrine.Training.Budgets;

/// <summary>Chooses among measured recipes.</summary>
internal static class BudgetChoice
{
    /// <summary>The rest is left for a machine that gets slower meanwhile, and for what a calibration of seconds cannot see.</summary>
    internal const double PlannedShare = 0.85;

    /// <summary>Schedules longer than this many times the recipe's own have never been tried: training rather ends early.</summary>
    private const int LongestFactor = 4;

    /// <param name="candidates">Measured, at least one, the cheapest first.</param>
    /// <param name="timeLimit">For training; null leaves every schedule as it is.</param>
    /// <param name="budget">As asked for, for messages.</param>
    /// <returns>The candidate from which most is expected; where nothing is known of any, the dearest that fits.</returns>
    /// <exception cref="VitrineException">Not one epoch of any fits.</exception>
    internal static (Candidate Chosen, double? ExpectedAccuracy) Choose(
        IReadOnlyList<Candidate> candidates, TimeSpan? timeLimit, TrainingBudget budget, ExpectedAccuracy expectations)
    {
        var fitting = candidates.Select(candidate => Fit(candidate, timeLimit)).Where(candidate => candidate.Recipe.Epochs > 0).ToList();
        if (fitting.Count == 0)
            throw TooShort(candidates, timeLimit!.Value, budget.Time!.Value);
        var rated = fitting.Select(candidate => (Candidate: candidate, Accuracy: expectations.Of(candidate.Recipe))).ToList();
        return rated.Any(each => each.Accuracy is not null) ? rated.MaxBy(each => each.Accuracy ?? 0) : rated[^1];
    }

    private static Candidate Fit(Candidate candidate, TimeSpan? timeLimit)
    {
        if (timeLimit is not { TotalSeconds: var seconds })
            return candidate;
        var epochs = (int)Math.Min(candidate.Recipe.Epochs * (double)LongestFactor, ((PlannedShare * Math.Max(0, seconds)) - candidate.Costs.SecondsAtEnd) / candidate.Costs.SecondsPerEpoch);
        return candidate with { Recipe = candidate.Recipe with { Epochs = epochs } };
    }

    private static VitrineException TooShort(IReadOnlyList<Candidate> candidates, TimeSpan timeLimit, TimeSpan asked)
    {
        var cheapest = candidates.MinBy(candidate => candidate.Costs.SecondsPerEpoch)!;
        var leastSeconds = Math.Ceiling((asked - timeLimit).TotalSeconds + (cheapest.Costs.SecondsOf(epochs: 1) / PlannedShare) + 1);
        return VitrineException.InvalidUsage(TrainingText.BudgetTooShort.Fill(
            asked.TotalSeconds, cheapest.Recipe.Name, cheapest.Costs.SecondsPerEpoch, leastSeconds.ToString(CultureInfo.InvariantCulture)));
    }
}
