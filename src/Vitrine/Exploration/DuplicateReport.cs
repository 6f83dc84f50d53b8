namespace Vitrine.Exploration;

/// <summary>Images that are equal pixel for pixel.</summary>
/// <param name="WithinTrain">Training images that repeat an earlier training image.</param>
/// <param name="WithinTest">Test images that repeat an earlier test image.</param>
/// <param name="AcrossSplits">Test images that stand in train as well.</param>
/// <param name="ConflictingLabels">Of all those repetitions, how many carry another label than the first occurrence.</param>
public sealed record DuplicateReport(int WithinTrain, int WithinTest, int AcrossSplits, int ConflictingLabels);
