using Vitrine.Data;

namespace Vitrine.Exploration;

/// <summary>Exact statistics of a split: all of them follow from one histogram, filled in one pass.</summary>
internal static class PixelStatistics
{
    private const int PixelsPerPart = 1 << 20;

    internal static SplitStatistics Of(ImageSet images)
    {
        var histogram = Histogram(images.Pixels);
        double count = Math.Max(1, images.Pixels.LongLength);
        var mean = histogram.Select((frequency, grey) => frequency * (grey / 255.0)).Sum() / count;
        var variance = histogram.Select((frequency, grey) => frequency * Math.Pow((grey / 255.0) - mean, 2)).Sum() / count;
        return new SplitStatistics(
            images.Count,
            ClassCounts(images),
            mean,
            Math.Sqrt(variance),
            Math.Max(0, Array.FindIndex(histogram, frequency => frequency > 0)),
            Math.Max(0, Array.FindLastIndex(histogram, frequency => frequency > 0)),
            histogram[0] / count,
            histogram);
    }

    private static int[] ClassCounts(ImageSet images)
    {
        var counts = new int[images.Classes.Count];
        foreach (var label in images.Labels)
            counts[label]++;
        return counts;
    }

    private static long[] Histogram(byte[] pixels)
    {
        var total = new long[256];
        var partCount = (pixels.Length + PixelsPerPart - 1) / PixelsPerPart;
        Parallel.For(0, partCount, part =>
        {
            var start = part * PixelsPerPart;
            var counts = Count(pixels.AsSpan(start, Math.Min(PixelsPerPart, pixels.Length - start)));
            lock (total)
            {
                for (var grey = 0; grey < 256; grey++)
                    total[grey] += counts[grey];
            }
        });
        return total;
    }

    // Four tables, because neighbouring pixels are often equal and each increment would wait for the one before.
    private static int[] Count(ReadOnlySpan<byte> pixels)
    {
        int[] a = new int[256], b = new int[256], c = new int[256], d = new int[256];
        var i = 0;
        for (; i <= pixels.Length - 4; i += 4)
        {
            a[pixels[i]]++;
            b[pixels[i + 1]]++;
            c[pixels[i + 2]]++;
            d[pixels[i + 3]]++;
        }

        for (; i < pixels.Length; i++)
            a[pixels[i]]++;
        for (var grey = 0; grey < 256; grey++)
            a[grey] += b[grey] + c[grey] + d[grey];
        return a;
    }
}
