namespace Vitrine.Models;

/// <summary>One named tensor of a model, in managed memory: nobody has to dispose of it.</summary>
/// <param name="Shape">As torch has it, e.g. [filters, channels, kernel, kernel].</param>
/// <param name="Values">Row-major.</param>
public sealed record Weight(IReadOnlyList<long> Shape, float[] Values);
