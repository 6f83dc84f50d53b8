namespace Vitrine.Models;

/// <summary>A layer at its place in an architecture.</summary>
internal sealed record LayerStep(Layer Layer, string Name, Shape Input, Shape Output);
