namespace Vitrine.Training.Budgets;

/// <summary>A recipe as measured on this machine.</summary>
/// <param name="Recipe">With its own number of epochs.</param>
/// <param name="Costs">Of training it.</param>
/// <param name="Milliseconds">To classify one image; null where it was not asked for.</param>
internal sealed record Candidate(Recipe Recipe, TrainingCosts Costs, double? Milliseconds);
