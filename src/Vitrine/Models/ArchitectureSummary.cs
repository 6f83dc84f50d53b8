namespace Vitrine.Models;

/// <summary>An architecture's layers with shapes and costs, as Keras' <c>model.summary()</c> shows them.</summary>
/// <param name="InputShape">[channels, height, width].</param>
public sealed record ArchitectureSummary(IReadOnlyList<int> InputShape, IReadOnlyList<LayerSummary> Layers)
{
    public long ParameterCount => Layers.Sum(layer => layer.ParameterCount);

    public long MultiplyAccumulates => Layers.Sum(layer => layer.MultiplyAccumulates);
}
