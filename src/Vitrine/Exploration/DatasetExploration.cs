namespace Vitrine.Exploration;

/// <summary>Stage 1: what is known of a data set before anything is trained.</summary>
/// <param name="ExplainedVariance">Share of the training pixels' variance along each of the first two principal components.</param>
public sealed record DatasetExploration(
    SplitStatistics Train,
    SplitStatistics Test,
    DuplicateReport Duplicates,
    IReadOnlyList<double> ExplainedVariance);
