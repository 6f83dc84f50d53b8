using Vitrine.Training;

namespace Vitrine.Improvement;

/// <summary>Where the search stands.</summary>
/// <param name="Trial">The trial under way, from 1; the unvaried recipe is the first; one more than <paramref name="TrialCount"/> in the final training.</param>
/// <param name="Description">Of what is being tried, in the current language.</param>
/// <param name="Training">Within the trial; null when it starts or has ended.</param>
/// <param name="Outcome">Of the trial that just ended; null in between.</param>
public sealed record ImprovementProgress(int Trial, int TrialCount, string Description, TrainingProgress? Training, VariationOutcome? Outcome);
