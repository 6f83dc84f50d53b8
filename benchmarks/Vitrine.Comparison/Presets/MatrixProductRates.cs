namespace Vitrine.Comparison.Presets;

/// <summary>What the processor gave in a matrix product, 2048³, in FLOP/s.</summary>
/// <param name="BFloat16">Null where the processor has no instructions for it.</param>
public sealed record MatrixProductRates(double Single, double? BFloat16);
