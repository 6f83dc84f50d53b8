namespace Vitrine.Comparison.Searches;

/// <summary>What Optuna tried in a recorded table.</summary>
/// <param name="Version">Of Optuna.</param>
/// <param name="Sampler">One of those in benchmarks/peers/optuna.</param>
/// <param name="Places">In the table, in the order of its trials; it may try one again.</param>
public sealed record OptunaSearch(string Version, string Sampler, int Seed, IReadOnlyList<int> Places);
