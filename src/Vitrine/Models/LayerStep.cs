namespace Vitrine.Models;

/// <summary>A layer at its place in an architecture.</summary>
internal sealed record LayerStep(Layer Layer, string Name, Shape Input, Shape Output)
{
    /// <summary>The layer's tensors under their names in the model.</summary>
    internal IEnumerable<(string Name, WeightSpecification Specification)> Weights =>
        Layer.Weights(Input).Select(weight => ($"{Name}.{weight.Name}", weight));
}
