namespace Vitrine.Models;

/// <summary>One tensor that a layer needs.</summary>
/// <param name="Name">Within the layer, e.g. <c>weight</c>.</param>
/// <param name="Shape">As torch has it, e.g. [filters, channels, kernel, kernel].</param>
/// <param name="Role">How training treats it.</param>
/// <param name="Initial">Where its first values come from.</param>
internal sealed record WeightSpecification(string Name, long[] Shape, WeightRole Role, Initializer Initial)
{
    internal long Count => Shape.Aggregate(1L, (count, size) => count * size);

    internal bool IsTrained => Role is WeightRole.Kernel or WeightRole.Scale or WeightRole.Bias;
}
