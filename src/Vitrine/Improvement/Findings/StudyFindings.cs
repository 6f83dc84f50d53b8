using Vitrine.Improvement.Spaces;
using Vitrine.Improvement.Studies;

namespace Vitrine.Improvement.Findings;

/// <summary>What a study says: about each parameter, about two of them together, and about going on.</summary>
/// <param name="Parameters">The most important first; empty where there are too few trials.</param>
/// <param name="Interaction">The strongest between parameters that matter; null where none is known.</param>
/// <param name="Further">Null where there are too few trials.</param>
public sealed record StudyFindings(IReadOnlyList<ParameterFinding> Parameters, InteractionFinding? Interaction, FurtherGain? Further)
{
    /// <summary>Fewer trials than this say nothing about a space.</summary>
    public const int FewestTrials = 12;

    /// <summary>The time for which <see cref="Further"/> is estimated.</summary>
    public static readonly TimeSpan FurtherTime = TimeSpan.FromMinutes(30);

    /// <param name="settings">Of the study; the first objective is accuracy.</param>
    /// <param name="trials">All of them, by number.</param>
    /// <param name="workerCount">Trials side by side, for what time they take.</param>
    public static StudyFindings Of(StudySettings settings, IReadOnlyList<TrialRecord> trials, int workerCount)
    {
        var outcomes = TrialOutcome.Of(trials);
        var further = FurtherGain.Estimate(outcomes, workerCount, FurtherTime);
        if (outcomes.Count < FewestTrials)
            return new StudyFindings([], null, further);
        var forest = ForestOf(settings.Space, outcomes);
        var parameters = ParameterFindings.Of(settings.Space, forest, settings.Objectives[0]);
        return new StudyFindings(parameters, Interactions.Strongest(settings.Space, forest, parameters), further);
    }

    internal static RegressionForest ForestOf(SearchSpace space, IReadOnlyList<TrialOutcome> outcomes) => new(
        [.. outcomes.Select(outcome => space.Parameters.Select(parameter => outcome.Trial.Choice[parameter.Name] is { } coordinate ? parameter.ToAxis(coordinate) : double.NaN).ToArray())],
        [.. outcomes.Select(outcome => outcome.Value)],
        [.. space.Parameters.Select(parameter => parameter.IsUnordered)]);
}
