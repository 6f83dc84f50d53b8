using Vitrine.Evaluation;

namespace Vitrine.Improvement.Ensembles;

/// <summary>Something to use in place of the best single model of a study.</summary>
/// <param name="ParameterCount">All its networks together.</param>
/// <param name="ValidationAccuracy">On the images that it was chosen by, or whose teachers were, which flatters it.</param>
/// <param name="TestAccuracy">On test.</param>
/// <param name="Test">It as the candidate, the best single model as the baseline.</param>
public sealed record Alternative(long ParameterCount, double ValidationAccuracy, double TestAccuracy, PairedComparison Test);
