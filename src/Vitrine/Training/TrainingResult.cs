using Vitrine.Data;
using Vitrine.Models;

namespace Vitrine.Training;

/// <summary>What training gives.</summary>
/// <param name="Model">With the weights after the last step, or their average if the recipe asks for one.</param>
/// <param name="Recipe">As used.</param>
/// <param name="Train">The part of the training split that was trained on.</param>
/// <param name="Validation">The part that was held out.</param>
/// <param name="History">A row an epoch.</param>
/// <param name="StoppedEarly">Whether patience or time ran out before the last epoch.</param>
public sealed record TrainingResult(
    TrainedModel Model,
    Recipe Recipe,
    ImageSet Train,
    ImageSet Validation,
    IReadOnlyList<EpochRecord> History,
    bool StoppedEarly)
{
    /// <summary>Validation after each quarter of the first epoch but the last; none of a training that goes on from another.</summary>
    public IReadOnlyList<ValidationLook> EarlyLooks { get; init; } = [];

    /// <summary>Inside the training loop, augmentation and validation included.</summary>
    public double TrainSeconds => History.Count > 0 ? History[^1].ElapsedSeconds : 0;

    /// <summary>Whether training ended early because its time was up, rather than its patience.</summary>
    public bool RanOutOfTime => StoppedEarly && !RanOutOfPatience(Recipe, History);

    internal static bool RanOutOfPatience(Recipe recipe, IReadOnlyList<EpochRecord> history) =>
        recipe.Patience > 0 && history.Count > 0 && history.Count - history.MinBy(row => row.ValidationLoss)!.Epoch >= recipe.Patience;

    /// <summary>Training seconds until validation was first seen to reach an accuracy; null if it never was.</summary>
    public double? SecondsTo(double accuracy) =>
        EarlyLooks.FirstOrDefault(look => look.Accuracy >= accuracy)?.ElapsedSeconds ?? History.FirstOrDefault(row => row.ValidationAccuracy >= accuracy)?.ElapsedSeconds;
}
