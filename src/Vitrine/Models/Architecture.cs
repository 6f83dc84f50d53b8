using System.Text.Json.Serialization;
using Vitrine.Inference;

namespace Vitrine.Models;

/// <summary>A network as data: its layers in order. Two architectures with equal layers are equal.</summary>
[JsonConverter(typeof(ArchitectureJsonConverter))]
public sealed record Architecture(IReadOnlyList<Layer> Layers)
{
    /// <summary>
    /// This architecture for a data set: a dense layer without units gets one for each class, and every layer is checked
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

    /// <summary>Layers with shapes and costs, for images of this size.</summary>
    /// <exception cref="VitrineException">As <see cref="For"/>.</exception>
    public ArchitectureSummary Summarize(int height, int width, int classCount)
    {
        var rows = For(height, width, classCount).Walk(Shape.Maps(1, height, width)).Select(step => new LayerSummary(
            step.Name,
            step.Layer.Kind,
            step.Layer.Details,
            step.Output.ToArray(),
            step.Layer.ParameterCount(step.Input),
            step.Layer.MultiplyAccumulates(step.Input)));
        return new ArchitectureSummary([1, height, width], [.. rows]);
    }

    public bool Equals(Architecture? other) => other is not null && Layers.SequenceEqual(other.Layers);

    public override int GetHashCode() => Layers.Aggregate(0, HashCode.Combine);

    /// <summary>Each layer with its name and shapes, in order; names count from 1 within a kind, e.g. <c>conv2d_2</c>.</summary>
    /// <exception cref="VitrineException">A layer cannot take the shape that reaches it.</exception>
    internal IEnumerable<LayerStep> Walk(Shape input)
    {
        var counts = new Dictionary<string, int>();
        for (var i = 0; i < Layers.Count; i++)
        {
            var layer = Layers[i];
            if (layer.Refusal(input) is { } reason)
                throw VitrineException.InvalidUsage(ModelsText.BadLayer.Fill(i + 1, layer.Kind, input, reason));
            var number = counts[layer.Kind] = counts.GetValueOrDefault(layer.Kind) + 1;
            var output = layer.OutputShape(input);
            yield return new LayerStep(layer, $"{layer.Kind}_{number}", input, output);
            input = output;
        }
    }
}
