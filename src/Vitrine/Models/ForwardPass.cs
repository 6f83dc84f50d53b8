using TorchSharp;

namespace Vitrine.Models;

/// <summary>What layers need in one forward pass.</summary>
/// <param name="Weights">By name in the model, e.g. <c>conv2d_1.weight</c>; float.</param>
/// <param name="IsTraining">Whether running statistics are updated and values dropped.</param>
/// <param name="ComputeType">Type of the feature maps between layers: float, or bfloat16 where the processor is quicker with it.</param>
internal sealed record ForwardPass(IReadOnlyDictionary<string, torch.Tensor> Weights, bool IsTraining, torch.ScalarType ComputeType)
{
    /// <summary>For what a layer draws in training; null draws from the one that the whole process shares.</summary>
    internal torch.Generator? Generator { get; init; }

    /// <summary>Hears what each rectifier lets through, with the layer's name; the tensor lives no longer than the call. Null where nobody listens.</summary>
    internal Action<string, torch.Tensor>? Rectified { get; init; }

    /// <summary>A weight in the type of the feature maps.</summary>
    internal torch.Tensor Cast(string name) => Weights[name].to_type(ComputeType);
}
