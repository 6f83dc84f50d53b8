using System.Text.Json;

namespace Vitrine.Bundles.Imports.Keras;

/// <summary>What either kind of Keras file holds.</summary>
/// <param name="Version">Of Keras, as far as the file says it.</param>
/// <param name="Layers">In the order of the computation.</param>
/// <param name="Model">Its whole configuration.</param>
internal sealed record KerasContent(string? Version, IReadOnlyList<KerasLayer> Layers, JsonElement Model);
