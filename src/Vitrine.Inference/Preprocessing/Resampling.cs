using System.Runtime.CompilerServices;

namespace Vitrine.Inference.Preprocessing;

/// <summary>Changes the size of a picture: averages over areas where it shrinks, draws straight lines between pixels where it grows.</summary>
internal static class Resampling
{
    /// <summary>Reads a decoded picture, row by row, so that a large one is never held as floating-point numbers.</summary>
    /// <returns>As large as fits into [height, width], keeping its proportions, but never larger than it was.</returns>
    internal static Plane Read(GreyPicture picture, int height, int width)
    {
        var size = picture.Height <= height && picture.Width <= width
            ? (picture.Height, picture.Width)
            : FittedSize(picture.Height, picture.Width, height, width);
        var row = new float[picture.Width];
        return Resize(picture.Height, picture.Width, size, y =>
        {
            for (var x = 0; x < row.Length; x++)
                row[x] = picture.Pixels[(y * row.Length) + x];
            return row;
        });
    }

    /// <returns>As large as fits into [height, width], keeping its proportions.</returns>
    internal static Plane Fit(Plane source, int height, int width) =>
        Resize(source.Height, source.Width, FittedSize(source.Height, source.Width, height, width), source.Row);

    private static Plane Resize(int sourceHeight, int sourceWidth, (int Height, int Width) size, Func<int, ReadOnlySpan<float>> row)
    {
        var narrowed = AlongRows(sourceHeight, row, Weights(sourceWidth, size.Width)).Transposed();
        return AlongRows(size.Width, narrowed.Row, Weights(sourceHeight, size.Height)).Transposed();
    }

    private static (int Height, int Width) FittedSize(int sourceHeight, int sourceWidth, int height, int width)
    {
        var scale = Math.Min((double)height / sourceHeight, (double)width / sourceWidth);
        return (Rounded(sourceHeight * scale), Rounded(sourceWidth * scale));
    }

    private static int Rounded(double edge) => Math.Max(1, (int)Math.Round(edge, MidpointRounding.AwayFromZero));

    private static Plane AlongRows(int height, Func<int, ReadOnlySpan<float>> row, Tap[] taps)
    {
        var result = new float[height * taps.Length];
        for (var y = 0; y < height; y++)
        {
            var values = row(y);
            for (var x = 0; x < taps.Length; x++)
                result[(y * taps.Length) + x] = taps[x].Apply(values);
        }

        return new Plane(height, taps.Length, result);
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
        // Into the loop around it, which the runtime optimises while it runs; a method of its own would stay unoptimised in a short process.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal float Apply(ReadOnlySpan<float> row)
        {
            var sum = 0f;
            for (var i = 0; i < Weights.Length; i++)
                sum += Weights[i] * row[First + i];
            return sum;
        }
    }
}
