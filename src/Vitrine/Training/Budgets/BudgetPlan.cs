namespace Vitrine.Training.Budgets;

/// <summary>Why a recipe and the length of its schedule were chosen.</summary>
/// <param name="BudgetSeconds">As asked for; null without a limit of time.</param>
/// <param name="TimeLimitSeconds">What was left of it for epochs after the calibration: whatever happens, the last one ends there.</param>
/// <param name="SecondsPerEpoch">As measured, validation included.</param>
/// <param name="PlannedSeconds">Of the whole schedule, and of what follows its last epoch.</param>
/// <param name="Milliseconds">To classify one image, as measured; null where it was not asked for.</param>
/// <param name="ExpectedAccuracy">On validation, from committed measurements on Fashion-MNIST; null where none says.</param>
public sealed record BudgetPlan(
    double? BudgetSeconds, double? TimeLimitSeconds, double SecondsPerEpoch, double PlannedSeconds, double? Milliseconds, double? ExpectedAccuracy);
