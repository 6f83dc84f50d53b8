using Vitrine.Bundles.Imports.Hdf5;

namespace Vitrine.Bundles.Imports.Keras;

/// <summary>An array as Keras keeps it.</summary>
/// <param name="Shape">Sizes of the dimensions; none for a single number.</param>
/// <param name="Values">Row-major.</param>
internal sealed record KerasArray(IReadOnlyList<long> Shape, float[] Values)
{
    internal static KerasArray Of(Hdf5Dataset dataset) => new(dataset.Sizes, dataset.Numbers());
}
