namespace Vitrine.Models;

/// <summary>A network as data: its layers in order.</summary>
public sealed record Architecture(IReadOnlyList<Layer> Layers);
