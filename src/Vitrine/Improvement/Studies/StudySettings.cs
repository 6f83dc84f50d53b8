using Vitrine.Improvement.Spaces;

namespace Vitrine.Improvement.Studies;

/// <summary>Everything that decides which trials a study makes, apart from their results.</summary>
public sealed record StudySettings
{
    public required SearchSpace Space { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>One of <see cref="Samplers.SamplerTable"/>.</summary>
    public string Sampler { get; init; } = "tpe";

    /// <summary>One of <see cref="Pruners.PrunerTable"/>; with several objectives nothing is pruned.</summary>
    public string Pruner { get; init; } = "asha";

    /// <summary>Reports of a trial that is not ended early.</summary>
    public required int MaximumStep { get; init; }

    /// <summary>The first step at which a trial can be ended early.</summary>
    public int MinimumStep { get; init; } = 1;

    /// <summary>Of so many trials one goes on at each rung.</summary>
    public int Reduction { get; init; } = 3;

    /// <summary>At least one; reports are of the first.</summary>
    public IReadOnlyList<Objective> Objectives { get; init; } = [new Objective("accuracy", IsBetterHigh: true)];

    /// <summary>The best finished trial, the first of equals; null while there is none. With several objectives, of the first.</summary>
    public TrialRecord? Best(IEnumerable<TrialRecord> trials) => trials.Where(trial => trial.State == TrialState.Finished).MinBy(trial => Objectives[0].Loss(trial.Values[0]));

    /// <summary>
    /// How many trials may be under way at once. A trial is chosen and judged by the results of those trials only that are at least so many numbers
    /// before it, whoever else has ended meanwhile: so any number of workers up to this makes the same trials.
    /// </summary>
    public int Overlap { get; init; } = 4;

    /// <summary>Trials after which the study has ended; null has no end of its own.</summary>
    public int? TrialCount { get; init; }
}
