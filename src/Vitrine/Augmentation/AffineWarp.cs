using System.Runtime.CompilerServices;

namespace Vitrine.Augmentation;

/// <summary>Warps grey images by bilinear sampling in fixed-point numbers, which are exact on every machine and fast on the training thread.</summary>
internal sealed class AffineWarp(int height, int width)
{
    private const int FractionBits = 16, WeightBits = 11, One = 1 << FractionBits;

    private readonly byte[] padded = new byte[(height + 2) * (width + 2)]; // a border of background around the image
    private readonly byte[] warped = new byte[height * width];

    /// <param name="source">Grey values, [H, W].</param>
    /// <param name="map">Where each pixel comes from.</param>
    /// <returns>[H, W], good until the next call.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // as PixelTable
    internal ReadOnlySpan<byte> Apply(ReadOnlySpan<byte> source, AffineMap map)
    {
        for (var row = 0; row < height; row++)
            source.Slice(row * width, width).CopyTo(padded.AsSpan(((row + 1) * (width + 2)) + 1));

        double middleColumn = (width - 1) / 2.0, middleRow = (height - 1) / 2.0;
        int columnStep = Fixed(map.ColumnX), rowStep = Fixed(map.RowX);
        for (var row = 0; row < height; row++)
        {
            var fromColumn = Fixed(middleColumn + 1 - (map.ColumnX * middleColumn) + (map.ColumnY * (row - middleRow)));
            var fromRow = Fixed(middleRow + 1 - (map.RowX * middleColumn) + (map.RowY * (row - middleRow)));
            foreach (ref var pixel in warped.AsSpan(row * width, width))
            {
                pixel = Sample(fromRow, fromColumn);
                fromColumn += columnStep;
                fromRow += rowStep;
            }
        }
        return warped;
    }

    /// <summary>Between the four pixels around a place in the padded image; beyond its border is as on it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Sample(int row, int column)
    {
        row = Math.Clamp(row, 0, ((height + 1) << FractionBits) - 1);
        column = Math.Clamp(column, 0, ((width + 1) << FractionBits) - 1);
        var start = ((row >> FractionBits) * (width + 2)) + (column >> FractionBits);
        int rowWeight = Weight(row), columnWeight = Weight(column);
        var above = Between(padded[start], padded[start + 1], columnWeight);
        var below = Between(padded[start + width + 2], padded[start + width + 3], columnWeight);
        return (byte)(((above << WeightBits) + ((below - above) * rowWeight) + (1 << ((2 * WeightBits) - 1))) >> (2 * WeightBits));
    }

    private static int Between(byte first, byte second, int weight) => (first << WeightBits) + ((second - first) * weight);

    private static int Weight(int place) => (place & (One - 1)) >> (FractionBits - WeightBits);

    private static int Fixed(double value) => (int)Math.Round(value * One);
}
