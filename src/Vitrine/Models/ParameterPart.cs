namespace Vitrine.Models;

/// <summary>Where one trained tensor lies in a <see cref="ParameterVector"/>.</summary>
/// <param name="Name">In the model, e.g. <c>conv2d_1.weight</c>.</param>
/// <param name="Shape">As torch has it.</param>
/// <param name="Role">Kernel, scale or bias.</param>
/// <param name="Offset">Of its first element.</param>
/// <param name="Count">Elements.</param>
internal sealed record ParameterPart(string Name, long[] Shape, WeightRole Role, long Offset, long Count);
