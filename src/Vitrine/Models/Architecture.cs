using System.Text.Json.Serialization;
using Vitrine.Inference;

namespace Vitrine.Models;

/// <summary>A network as data: its layers in order. Two architectures with equal layers are equal.</summary>
[JsonConverter(typeof(ArchitectureJsonConverter))]
public sealed record Architecture(IReadOnlyList<Layer> Layers)
{
    /// <summary>Whether it convolves, at any depth: such networks gain from 16-bit feature maps.</summary>
    [JsonIgnore]
    public bool Convolves => WithInner.Any(layer => layer is Conv2d or Whitening);

    private IEnumerable<Layer> WithInner => Layers.SelectMany(layer => layer.Branches.SelectMany(branch => branch.Layers.WithInner).Prepend(layer));

    /// <summary>
    /// This architecture for a data set: a dense layer without units, outside of others, gets one for each class, and every layer is checked
    /// against the shapes that reach it.
    /// </summary>
    /// <exception cref="VitrineException">A layer cannot stand where it stands; the message has its number and the shapes.</exception>
    public Architecture For(int height, int width, int classCount)
    {
        var resolved = new Architecture([.. Layers.Select(layer => layer is Dense { Units: null } head ? head with { Units = classCount } : layer)]);
        var output = resolved.Walk(Shape.Maps(1, height, width)).Aggregate(Shape.Maps(1, height, width), (_, step) => step.Output);
        return output == Shape.Flat(classCount)
            ? resolved
            : throw VitrineException.InvalidUsage(ModelsText.WrongOutput.Fill(output, classCount));
    }

    /// <summary>Name of the last dense layer outside of others, whose units are the classes; null where there is none.</summary>
    internal string? HeadName => Named("").LastOrDefault(layer => layer.Layer is Dense).Name;

    /// <summary>The same for any classes: <see cref="For"/> gives the last dense layer its units.</summary>
    internal Architecture WithOpenHead()
    {
        var head = Layers.LastOrDefault(layer => layer is Dense);
        return new Architecture([.. Layers.Select(layer => layer is Dense dense && ReferenceEquals(layer, head) ? dense with { Units = null } : layer)]);
    }

    /// <summary>Every tensor of the network, by its name in a model, in order.</summary>
    internal IEnumerable<(string Name, WeightSpecification Specification)> WeightsFor(int height, int width) =>
        Walk(Shape.Maps(1, height, width)).SelectMany(step => step.WithInner()).SelectMany(step => step.Weights);

    /// <summary>Layers with shapes and costs, for images of this size.</summary>
    /// <exception cref="VitrineException">As <see cref="For"/>.</exception>
    public ArchitectureSummary Summarize(int height, int width, int classCount)
    {
        var rows = For(height, width, classCount).Walk(Shape.Maps(1, height, width)).SelectMany(step => step.WithInner()).Select(step => new LayerSummary(
            step.Name,
            step.Layer.Kind,
            step.Layer.Details,
            step.Output.ToArray(),
            step.Layer.ParameterCount(step.Input),
            step.Layer.MultiplyAccumulates(step.Input)));
        return new ArchitectureSummary([1, height, width], [.. rows]);
    }

    /// <summary>The architecture with other layers, those inside residual blocks included.</summary>
    /// <param name="change">Gives the layer that takes a layer's place; null leaves it out.</param>
    internal Architecture Rewrite(Func<Layer, Layer?> change) => new([.. Layers.Select(layer => change(layer is Residual block
        ? block with { Layers = block.Layers.Rewrite(change), Shortcut = block.Shortcut?.Rewrite(change) }
        : layer)).OfType<Layer>()]);

    public bool Equals(Architecture? other) => other is not null && Layers.SequenceEqual(other.Layers);

    public override int GetHashCode() => Layers.Aggregate(0, HashCode.Combine);

    /// <summary>Each layer with its name and shapes, in order; names count from 1 within a kind, e.g. <c>conv2d_2</c>.</summary>
    /// <param name="input">What reaches the first layer.</param>
    /// <param name="prefix">Comes before the names; empty for a whole network, ends in a dot for layers inside another.</param>
    /// <exception cref="VitrineException">A layer cannot take the shape that reaches it.</exception>
    internal IEnumerable<LayerStep> Walk(Shape input, string prefix = "")
    {
        foreach (var (index, (layer, name)) in Named(prefix).Index())
        {
            if (Refusal(index, input, isInside: prefix.Length > 0) is { } reason)
                throw VitrineException.InvalidUsage(ModelsText.BadLayer.Fill(index + 1, layer.Kind, input, reason));
            var output = layer.OutputShape(input);
            yield return new LayerStep(layer, name, input, output);
            input = output;
        }
    }

    /// <summary>Each layer with its name, in order.</summary>
    internal IEnumerable<(Layer Layer, string Name)> Named(string prefix)
    {
        var counts = new Dictionary<string, int>();
        foreach (var layer in Layers)
        {
            var number = counts[layer.Kind] = counts.GetValueOrDefault(layer.Kind) + 1;
            yield return (layer, $"{prefix}{layer.Kind}_{number}");
        }
    }

    /// <summary>What is wrong with these layers inside another layer; null if nothing is.</summary>
    /// <param name="input">What reaches the first of them.</param>
    /// <param name="sentence">With places for number, kind, shape and reason.</param>
    internal string? RefusalInside(Shape input, string sentence)
    {
        for (var i = 0; i < Layers.Count; i++)
        {
            if (Refusal(i, input, isInside: true) is { } reason)
                return sentence.Fill(i + 1, Layers[i].Kind, input, reason);
            input = Layers[i].OutputShape(input);
        }
        return null;
    }

    /// <summary>Of the last layer, for an input that all layers accept.</summary>
    internal Shape OutputShape(Shape input) => Layers.Aggregate(input, (shape, layer) => layer.OutputShape(shape));

    private string? Refusal(int index, Shape input, bool isInside) =>
        Layers[index].IsFitted && (isInside || index > 0) ? ModelsText.NotFirst : Layers[index].Refusal(input);
}
