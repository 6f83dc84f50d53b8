using Vitrine.Bundles;
using Vitrine.Evaluation;
using Vitrine.Improvement;
using Vitrine.Inference;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;
using Vitrine.Training;
using Vitrine.Training.Budgets;

namespace Vitrine.Reporting;

/// <summary>All that is known of a run: run.json. What a stage has not reached yet is null.</summary>
/// <param name="FormatVersion">Of run.json itself.</param>
/// <param name="Command"><c>run</c> or <c>train</c>; <c>average</c> for a model made of others, which has no run folder.</param>
/// <param name="Status"><c>running</c>, <c>interrupted</c>, <c>finished</c> or <c>failed</c>.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="DataOption">As given to <c>--data</c>, a path made absolute, so that <c>resume</c> finds the same set.</param>
/// <param name="ImproveSeconds">The budget of <c>--improve</c>; 0 is off.</param>
/// <param name="Recipe">As started with; what it left open is settled as soon as the data is known.</param>
public sealed record RunRecord(
    int FormatVersion,
    string Name,
    string Command,
    string Status,
    DateTimeOffset StartedAt,
    string DataOption,
    double ImproveSeconds,
    Recipe Recipe,
    RunEnvironment Environment)
{
    public const int CurrentFormatVersion = 1;

    /// <summary>The recipe of the model that was kept, where the improvement found a better one.</summary>
    public Recipe? FinalRecipe { get; init; }

    /// <summary>Why the recipe was chosen, if it was for a budget.</summary>
    public BudgetPlan? Plan { get; init; }

    /// <summary>The finished run that this one goes on from; null for a run of its own.</summary>
    public RunOrigin? Extends { get; init; }

    /// <summary>The finished run that this one repeats.</summary>
    public RunOrigin? Reproduces { get; init; }

    public DatasetProvenance? Dataset { get; init; }

    public IReadOnlyList<ClassName>? Classes { get; init; }

    public Normalization? Normalization { get; init; }

    public ArchitectureSummary? Summary { get; init; }

    /// <summary>Validation inside the first epoch; empty in records of earlier versions.</summary>
    public IReadOnlyList<ValidationLook> EarlyLooks { get; init; } = [];

    public IReadOnlyList<EpochRecord> History { get; init; } = [];

    public bool StoppedEarly { get; init; }

    /// <summary>Inside the training loop of the model that was kept.</summary>
    public double? TrainSeconds { get; init; }

    /// <summary>Wall time of the process, from its start.</summary>
    public double? TotalSeconds { get; init; }

    /// <summary>Training seconds until validation accuracy first reached the original project's 83.24 %; null if it never did.</summary>
    public double? SecondsTo8324 { get; init; }

    /// <summary>On an unaugmented sample of the training part, as large as validation, for the train–validation gap.</summary>
    public EvaluationReport? Train { get; init; }

    public EvaluationReport? Validation { get; init; }

    /// <summary>Of each rectifying layer, on some validation images; null in records from before they were counted.</summary>
    public IReadOnlyList<DeadUnitCount>? DeadUnits { get; init; }

    public ImprovementReport? Improvement { get; init; }

    public ParityReport? Parity { get; init; }

    /// <summary>The final evaluation, by the reloaded bundle.</summary>
    public EvaluationReport? Test { get; init; }

    /// <summary>How often the test split was looked at in this run, and in those it extends.</summary>
    public int TestEvaluationCount { get; init; }

    /// <summary>Where the model was averaged from others rather than trained; the recipe is then that of the first of them.</summary>
    public AveragedFrom? AveragedFrom { get; init; }

    /// <summary>Of weights.safetensors.</summary>
    public string? WeightsSha256 { get; init; }
}
