using Vitrine.Inference.Preprocessing;

namespace Vitrine.Augmentation;

/// <summary>Copies an image mirrored and shifted, as normalised floats: whole rows of bytes are moved first and then looked up.</summary>
internal sealed class Placement(int height, int width, ShiftFill fill)
{
    private readonly byte[] shifted = new byte[width];

    /// <param name="table">The float of each of the 256 grey values.</param>
    /// <param name="source">Grey values, [H, W].</param>
    /// <param name="mirrored">Left to right, before the shift.</param>
    /// <param name="down">Shift in rows.</param>
    /// <param name="right">Shift in columns.</param>
    /// <param name="destination">[H, W]</param>
    internal void Copy(ReadOnlySpan<float> table, ReadOnlySpan<byte> source, bool mirrored, int down, int right, Span<float> destination)
    {
        if (!mirrored && down == 0 && right == 0)
        {
            PixelTable.LookUp(table, source, destination);
            return;
        }
        for (var row = 0; row < height; row++)
        {
            var target = destination.Slice(row * width, width);
            var from = SourceOf(row - down, height);
            if (from < 0)
                target.Fill(table[0]);
            else
                CopyRow(table, source.Slice(from * width, width), mirrored, right, target);
        }
    }

    private void CopyRow(ReadOnlySpan<float> table, ReadOnlySpan<byte> source, bool mirrored, int right, Span<float> target)
    {
        // Mirrored and then moved right is moved left and then mirrored.
        var row = right == 0 ? source : Shifted(source, mirrored ? -right : right);
        if (mirrored)
            PixelTable.LookUpReversed(table, row, target);
        else
            PixelTable.LookUp(table, row, target);
    }

    private ReadOnlySpan<byte> Shifted(ReadOnlySpan<byte> source, int right)
    {
        int first = Math.Clamp(right, 0, width), end = Math.Clamp(width + right, 0, width);
        if (first < end)
            source[(first - right)..(end - right)].CopyTo(shifted.AsSpan(first));
        for (var column = 0; column < first; column++)
            shifted[column] = Outside(source, column - right);
        for (var column = end; column < width; column++)
            shifted[column] = Outside(source, column - right);
        return shifted;
    }

    private byte Outside(ReadOnlySpan<byte> source, int column) => SourceOf(column, width) is var from and >= 0 ? source[from] : (byte)0;

    /// <summary>The row or column that stands for one that may lie outside; −1 for background.</summary>
    private int SourceOf(int index, int length)
    {
        if ((uint)index < (uint)length)
            return index;
        return fill == ShiftFill.Reflection ? BorderReflection.Of(index, length) : -1;
    }
}
