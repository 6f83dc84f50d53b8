using TorchSharp;

namespace Vitrine.Models;

/// <summary>
/// All trained weights of a network as one vector beside one gradient vector, of which the layers' tensors are views. An optimiser's
/// step, an average or a norm is then a handful of operations, however many layers there are. Kernels come first, then scales, then
/// biases, so that what is treated alike lies together. Four-dimensional tensors lie channels last, as the fastest convolutions want them.
/// </summary>
internal sealed class ParameterVector : IDisposable
{
    private readonly OrderedDictionary<string, torch.Tensor> leaves = [];

    internal ParameterVector(IReadOnlyList<(string Name, WeightSpecification Specification)> weights, torch.Device device)
        : this(Arrange(weights), device)
    {
    }

    private ParameterVector(List<ParameterPart> parts, torch.Device device)
        : this(parts, torch.zeros(parts.Sum(part => part.Count), device: device))
    {
    }

    private ParameterVector(IReadOnlyList<ParameterPart> parts, torch.Tensor values)
    {
        Parts = parts;
        Values = values.DetachFromDisposeScope(); // [P]
        Gradient = torch.zeros_like(values).DetachFromDisposeScope(); // [P]
        foreach (var part in Parts)
        {
            var leaf = View(Values, part).detach().requires_grad_(true).DetachFromDisposeScope();
            leaf.grad = View(Gradient, part);
            leaves[part.Name] = leaf;
        }
    }

    /// <summary>Float [P].</summary>
    internal torch.Tensor Values { get; }

    /// <summary>Float [P]; backward passes add to it.</summary>
    internal torch.Tensor Gradient { get; }

    /// <summary>In the order of the vector.</summary>
    internal IReadOnlyList<ParameterPart> Parts { get; }

    /// <summary>The tensor of this name, a leaf for automatic differentiation.</summary>
    internal torch.Tensor this[string name] => leaves[name];

    public void Dispose()
    {
        foreach (var leaf in leaves.Values)
            leaf.Dispose();
        Values.Dispose();
        Gradient.Dispose();
    }

    /// <summary>The same weights, in the same memory, with a gradient of its own.</summary>
    internal ParameterVector Replica() => new(Parts, Values.alias());

    /// <summary>The stretch of a vector of this layout that belongs to a role; it may be empty. Shares memory with the vector.</summary>
    internal torch.Tensor Range(torch.Tensor vector, WeightRole role)
    {
        var parts = Parts.Where(part => part.Role == role).ToList();
        return vector.narrow(0, parts.Count == 0 ? 0 : parts[0].Offset, parts.Sum(part => part.Count));
    }

    /// <summary>A part of a vector of this layout in its own shape. Shares memory with the vector.</summary>
    internal static torch.Tensor View(torch.Tensor vector, ParameterPart part)
    {
        var values = vector.narrow(0, part.Offset, part.Count);
        return part.Shape is [var filters, var channels, var height, var width]
            ? values.view(filters, height, width, channels).permute(0, 3, 1, 2)
            : values.view(part.Shape);
    }

    private static List<ParameterPart> Arrange(IReadOnlyList<(string Name, WeightSpecification Specification)> weights)
    {
        var parts = new List<ParameterPart>();
        var offset = 0L;
        foreach (var (name, specification) in weights.Where(weight => weight.Specification.IsTrained).OrderBy(weight => weight.Specification.Role))
        {
            parts.Add(new ParameterPart(name, specification.Shape, specification.Role, offset, specification.Count));
            offset += specification.Count;
        }
        return parts;
    }
}
