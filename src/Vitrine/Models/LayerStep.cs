namespace Vitrine.Models;

/// <summary>A layer at its place in an architecture.</summary>
internal sealed record LayerStep(Layer Layer, string Name, Shape Input, Shape Output)
{
    /// <summary>The layer's own tensors under their names in the model.</summary>
    internal IEnumerable<(string Name, WeightSpecification Specification)> Weights =>
        Layer.Weights(Input).Select(weight => ($"{Name}.{weight.Name}", weight));

    /// <summary>This step and, after it, those of the layers it holds, at every depth.</summary>
    internal IEnumerable<LayerStep> WithInner() =>
        Layer.Branches.SelectMany(branch => branch.Layers.Walk(Input, $"{Name}.{branch.Prefix}")).SelectMany(step => step.WithInner()).Prepend(this);
}
