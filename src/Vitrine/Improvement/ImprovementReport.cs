namespace Vitrine.Improvement;

/// <summary>What the short search tried, what it kept and what that bought on validation.</summary>
/// <param name="BudgetSeconds">What it was allowed.</param>
/// <param name="Seconds">What it used, the final training included.</param>
/// <param name="TrialEpochs">Epochs of each trial.</param>
/// <param name="TrialImages">Training images of each trial.</param>
/// <param name="BaselineTrialAccuracy">The unvaried recipe's at a trial's cost.</param>
/// <param name="Outcomes">In the order tried.</param>
/// <param name="AccuracyBefore">Of the fully trained starting recipe, on validation.</param>
/// <param name="AccuracyAfter">Of the model that goes on: the improved one, or the starting one where nothing helped.</param>
/// <param name="Adopted">Whether the improved model replaced the starting one.</param>
/// <param name="Conclusion">In words, in the current language.</param>
public sealed record ImprovementReport(
    double BudgetSeconds,
    double Seconds,
    int TrialEpochs,
    int TrialImages,
    double BaselineTrialAccuracy,
    IReadOnlyList<VariationOutcome> Outcomes,
    double AccuracyBefore,
    double AccuracyAfter,
    bool Adopted,
    string Conclusion);
