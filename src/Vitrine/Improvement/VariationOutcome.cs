namespace Vitrine.Improvement;

/// <summary>What one variation of the recipe bought, measured against the unvaried recipe at equal cost on validation.</summary>
/// <param name="Id">Stable key, e.g. <c>learning-rate-double</c>.</param>
/// <param name="Aspect"><c>architecture</c>, <c>learningRate</c> or <c>regularisation</c>.</param>
/// <param name="Description">What was changed, in the current language.</param>
/// <param name="Accuracy">On validation after the trial.</param>
/// <param name="Gain">Accuracy minus the unvaried recipe's at the same cost, 0–1.</param>
/// <param name="GainInterval">95 % of the gain, from the paired predictions.</param>
/// <param name="PValue">McNemar's exact test, two-sided.</param>
/// <param name="Seconds">The trial's time.</param>
/// <param name="Kept">Whether the improved recipe includes it.</param>
/// <param name="Explanation">What it bought and whether it was kept, in words, in the current language.</param>
public sealed record VariationOutcome(
    string Id,
    string Aspect,
    string Description,
    double Accuracy,
    double Gain,
    Evaluation.Interval GainInterval,
    double PValue,
    double Seconds,
    bool Kept,
    string Explanation);
