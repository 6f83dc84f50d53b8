using Vitrine.Improvement.Studies;

namespace Vitrine.Improvement.Pruners;

/// <summary>Lets every trial come to its end.</summary>
public sealed class NoPruner : IPruner
{
    public bool ShouldPrune(int number, IReadOnlyList<TrialReport> reports, KnownTrials known) => false;
}
