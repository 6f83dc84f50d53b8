namespace Vitrine.Bundles.Imports.Hdf5;

/// <summary>As numbered in the specification; those of which Keras writes values, others have a number alone.</summary>
internal enum DatatypeClass
{
    WholeNumber = 0,
    FloatingPoint = 1,
    Text = 3,
    AnyLength = 9,
}
