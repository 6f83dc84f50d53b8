namespace Vitrine.Inference.Preprocessing;

/// <summary>A picture under way, in grey values of 0–255.</summary>
/// <param name="Values">[H, W]</param>
internal sealed record Plane(int Height, int Width, float[] Values)
{
    internal ReadOnlySpan<float> Row(int y) => Values.AsSpan(y * Width, Width);

    internal bool IsBlank => Values.AsSpan().IndexOfAnyExcept(Values[0]) < 0;

    /// <summary>The middle of the four corners: right as long as the object leaves two of them free.</summary>
    internal float CornerLevel()
    {
        float[] corners = [Values[0], Values[Width - 1], Values[^Width], Values[^1]];
        Array.Sort(corners);
        return (corners[1] + corners[2]) / 2;
    }

    internal Plane Map(Converter<float, float> change) => this with { Values = Array.ConvertAll(Values, change) };

    /// <summary>The highest value of each row, [H].</summary>
    internal float[] RowPeaks()
    {
        var peaks = new float[Height];
        for (var y = 0; y < Height; y++)
        {
            foreach (var value in Row(y))
                peaks[y] = Math.Max(peaks[y], value);
        }

        return peaks;
    }

    internal Plane Transposed()
    {
        var result = new float[Values.Length];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
                result[(x * Height) + y] = Values[(y * Width) + x];
        }

        return new Plane(Width, Height, result);
    }

    internal Plane Crop(int top, int left, int height, int width)
    {
        var result = new float[height * width];
        for (var y = 0; y < height; y++)
            Row(top + y).Slice(left, width).CopyTo(result.AsSpan(y * width));
        return new Plane(height, width, result);
    }

    /// <summary>In the middle of a larger plane of zeros; an odd margin's larger half is above and left, as in 99.9 % of the training images.</summary>
    internal Plane Centred(int height, int width)
    {
        var result = new float[height * width];
        var (top, left) = ((height - Height + 1) / 2, (width - Width + 1) / 2);
        for (var y = 0; y < Height; y++)
            Row(y).CopyTo(result.AsSpan(((top + y) * width) + left));
        return new Plane(height, width, result);
    }

    /// <summary>0–255, rounded and limited.</summary>
    internal byte[] ToBytes() => Array.ConvertAll(Values, value => (byte)Math.Clamp(value + 0.5f, 0, 255));
}
