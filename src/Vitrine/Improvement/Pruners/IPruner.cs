using Vitrine.Improvement.Studies;

namespace Vitrine.Improvement.Pruners;

/// <summary>Says whether a trial is worth going on with. It keeps nothing: the same arguments give the same answer.</summary>
public interface IPruner
{
    /// <param name="number">The trial's.</param>
    /// <param name="reports">Its own so far, by step; at least one.</param>
    /// <param name="known">Earlier trials, all ended.</param>
    bool ShouldPrune(int number, IReadOnlyList<TrialReport> reports, KnownTrials known);
}
