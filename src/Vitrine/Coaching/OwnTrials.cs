using Vitrine.Inference;
using Vitrine.Reporting;

namespace Vitrine.Coaching;

/// <summary>What a run's own search measured: on this data, with this network, it says more than any document.</summary>
internal static class OwnTrials
{
    /// <summary>The trial of these variations that gained most, in words; null where none was tried, or where it is part of the recipe by now.</summary>
    /// <param name="run">Its improvement may be null.</param>
    /// <param name="variations">Ids of <see cref="Improvement.Variations"/>.</param>
    internal static string? Best(RunRecord run, params IEnumerable<string> variations)
    {
        var adopted = run.Improvement?.Adopted ?? false;
        var outcome = run.Improvement?.Outcomes.Where(each => variations.Contains(each.Id) && !(adopted && each.Kept)).MaxBy(each => each.Gain);
        if (outcome is null)
            return null;
        var sentence = outcome.GainInterval switch
        {
            { Low: > 0 } => CoachText.TrialGained,
            { High: < 0 } => CoachText.TrialCost,
            _ => CoachText.TrialUnclear,
        };
        return sentence.Fill(outcome.Description, Points(outcome.Gain), Points(outcome.GainInterval.Low), Points(outcome.GainInterval.High));
    }

    private static string Points(double share) => Reporting.Markup.Quantity.SignedPoints(share);
}
