using Vitrine.Models;

namespace Vitrine.Bundles.Imports.Keras;

/// <summary>What became of a Keras network.</summary>
internal sealed record KerasNetwork(Architecture Architecture, IReadOnlyDictionary<string, Weight> Weights, int ClassCount);
