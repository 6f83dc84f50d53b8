namespace Vitrine.Evaluation;

/// <summary>Two classes taken for each other.</summary>
/// <param name="First">The class with the smaller index.</param>
/// <param name="FirstAsSecond">Images of the first predicted as the second.</param>
/// <param name="SecondAsFirst">Images of the second predicted as the first.</param>
/// <param name="ShareOfErrors">Of all errors, 0–1.</param>
public sealed record ConfusedPair(int First, int Second, int FirstAsSecond, int SecondAsFirst, double ShareOfErrors);
