using Vitrine.Randomness;

namespace Vitrine.Models;

/// <summary>First values of a tensor, row-major.</summary>
/// <param name="shape">Of the tensor.</param>
/// <param name="generator">For this tensor alone.</param>
internal delegate float[] Initializer(IReadOnlyList<long> shape, SplitMix64 generator);
