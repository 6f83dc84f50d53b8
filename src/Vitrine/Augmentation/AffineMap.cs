using System.Runtime.InteropServices;
using Vitrine.Randomness;

namespace Vitrine.Augmentation;

/// <summary>Where in the source a pixel comes from, both measured from the image's centre: (X·column + Y·row) for each of the two.</summary>
/// <param name="ColumnX">Source columns for each column.</param>
/// <param name="ColumnY">Source columns for each row.</param>
/// <param name="RowX">Source rows for each column.</param>
/// <param name="RowY">Source rows for each row.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AffineMap(double ColumnX, double ColumnY, double RowX, double RowY)
{
    internal static AffineMap Draw(AffineOptions options, SplitMix64 generator) => Of(
        Either(options.Rotation, generator) * Math.PI / 180,
        Math.Tan(Either(options.Shear, generator) * Math.PI / 180),
        1 + Either(options.Scale, generator));

    /// <summary>The inverse of what happens to the image: it leans, is turned clockwise, then grows.</summary>
    /// <param name="angle">In radians.</param>
    /// <param name="lean">Columns to the right for each row downwards.</param>
    /// <param name="scale">Above 1 the image grows.</param>
    internal static AffineMap Of(double angle, double lean, double scale)
    {
        double cosine = Math.Cos(angle) / scale, sine = Math.Sin(angle) / scale;
        return new AffineMap(cosine + (lean * sine), sine - (lean * cosine), -sine, cosine);
    }

    private static double Either(double most, SplitMix64 generator) => most * ((2 * generator.NextDouble()) - 1);
}
