namespace Vitrine.Improvement.Studies;

/// <summary>What a proposal or a judgement may look at: trials that have all ended, by number, and what was wanted of them.</summary>
/// <param name="Trials">Without those that are too recent to count; see <see cref="StudySettings.Overlap"/>.</param>
public sealed record KnownTrials(IReadOnlyList<TrialRecord> Trials, IReadOnlyList<Objective> Objectives)
{
    internal Objective FirstObjective => Objectives[0];
}
