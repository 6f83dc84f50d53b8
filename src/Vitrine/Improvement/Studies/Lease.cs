namespace Vitrine.Improvement.Studies;

/// <summary>The right to work on a trial until a time. Who loses it to another, by being late, is refused by its token from then on.</summary>
/// <param name="TrialNumber">Of the trial.</param>
/// <param name="Token">Counts the trial's leases: the highest one holds.</param>
public sealed record Lease(int TrialNumber, long Token);
