namespace Vitrine.Inference.Preprocessing;

/// <summary>Changes the size of a picture: averages over areas where it shrinks, draws straight lines between pixels where it grows.</summary>
internal static class Resampling
{
    /// <param name="source">[H, W]</param>
    /// <returns>[height, width]</returns>
    internal static Plane Resize(Plane source, int height, int width)
    {
        if (source.Height == height && source.Width == width)
            return source;
        var narrowed = AlongRows(source, Weights(source.Width, width));
        return AlongRows(narrowed.Transposed(), Weights(source.Height, height)).Transposed();
    }

    private static Plane AlongRows(Plane source, Tap[] taps)
    {
        var result = new float[source.Height * taps.Length];
        for (var y = 0; y < source.Height; y++)
        {
            var row = source.Row(y);
            for (var x = 0; x < taps.Length; x++)
                result[(y * taps.Length) + x] = taps[x].Apply(row);
        }

        return new Plane(source.Height, taps.Length, result);
    }

    private static Tap[] Weights(int sourceLength, int length) =>
        [.. Enumerable.Range(0, length).Select(index => length < sourceLength ? Average(sourceLength, length, index) : Line(sourceLength, length, index))];

    /// <summary>Each source pixel weighs as much as it lies under the target pixel.</summary>
    private static Tap Average(int sourceLength, int length, int index)
    {
        var scale = (double)sourceLength / length;
        var (start, end) = (index * scale, (index + 1) * scale);
        var first = (int)start;
        var last = Math.Min(sourceLength, (int)Math.Ceiling(end - 1e-9));
        return new Tap(first, [.. Enumerable.Range(first, last - first).Select(i => (float)((Math.Min(end, i + 1) - Math.Max(start, i)) / scale))]);
    }

    private static Tap Line(int sourceLength, int length, int index)
    {
        var centre = Math.Clamp(((index + 0.5) * sourceLength / length) - 0.5, 0, sourceLength - 1);
        var first = Math.Min((int)centre, Math.Max(0, sourceLength - 2));
        var share = (float)(centre - first);
        return sourceLength == 1 ? new Tap(0, [1]) : new Tap(first, [1 - share, share]);
    }

    private sealed record Tap(int First, float[] Weights)
    {
        internal float Apply(ReadOnlySpan<float> row)
        {
            var sum = 0f;
            for (var i = 0; i < Weights.Length; i++)
                sum += Weights[i] * row[First + i];
            return sum;
        }
    }
}
