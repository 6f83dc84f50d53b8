using Vitrine.Improvement.Ensembles;
using Vitrine.Improvement.Findings;
using Vitrine.Improvement.Studies;
using Vitrine.Improvement.Trials;

namespace Vitrine.Reporting.Studies;

/// <summary>What the report of a study is made from.</summary>
/// <param name="Name">Of the study's folder.</param>
/// <param name="Settings">The first objective is validation accuracy.</param>
/// <param name="Subject">What the trials are about.</param>
/// <param name="Trials">All of them, by number; at least one has finished.</param>
/// <param name="Findings">What they say.</param>
/// <param name="Answer">The comparison over several seeds; null where none was asked for.</param>
/// <param name="Ensemble">What its models come to together; null where nothing was compared.</param>
public sealed record StudyReportInput(
    string Name, StudySettings Settings, TrialSubject Subject, IReadOnlyList<TrialRecord> Trials, StudyFindings Findings, StudyAnswer? Answer, StudyEnsemble? Ensemble = null)
{
    internal TrialRecord Best { get; } = Settings.Best(Trials)!;

    /// <summary>Of trials that were ended early for no other reason.</summary>
    internal int TooSlowCount => Trials.Count(trial => trial.State == TrialState.Pruned && trial.Reason is not null);

    internal int CountOf(TrialState state) => Trials.Count(trial => trial.State == state);
}
