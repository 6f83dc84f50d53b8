namespace Vitrine.Improvement.Ensembles;

/// <summary>A model of an ensemble.</summary>
/// <param name="Model">Name of its folder among the study's models.</param>
/// <param name="Count">How many times it counts in the mean.</param>
public sealed record EnsembleMember(string Model, int Count);
