using Vitrine.Data;

namespace Vitrine.Exploration;

/// <summary>The average image of each class and how much each of its pixels varies.</summary>
/// <param name="Mean">[classes][H·W], 0–255; zeros for a class without images.</param>
/// <param name="StandardDeviation">[classes][H·W] (population), in grey values, 0–127.5; zeros for a class without images.</param>
public sealed record ClassImages(
    int Height,
    int Width,
    IReadOnlyList<IReadOnlyList<float>> Mean,
    IReadOnlyList<IReadOnlyList<float>> StandardDeviation)
{
    public static ClassImages Of(ImageSet images)
    {
        var byClass = Enumerable.Range(0, images.Count).ToLookup(index => (int)images.Labels[index]);
        var mean = new float[images.Classes.Count][];
        var deviation = new float[images.Classes.Count][];
        Parallel.For(0, images.Classes.Count, label => (mean[label], deviation[label]) = Moments(images, byClass[label]));
        return new ClassImages(images.Height, images.Width, mean, deviation);
    }

    // Whole numbers throughout: exact, whatever the number of images and the order.
    private static (float[] Mean, float[] Deviation) Moments(ImageSet images, IEnumerable<int> indices)
    {
        var (sums, squares, count) = (new long[images.PixelCount], new long[images.PixelCount], 0);
        foreach (var index in indices)
        {
            count++;
            var image = images.Image(index);
            for (var pixel = 0; pixel < image.Length; pixel++)
            {
                sums[pixel] += image[pixel];
                squares[pixel] += image[pixel] * image[pixel];
            }
        }

        var total = Math.Max(1.0, count);
        return (
            [.. sums.Select(sum => (float)(sum / total))],
            [.. sums.Zip(squares, (sum, square) => (float)Math.Sqrt(Math.Max(0, (square / total) - Math.Pow(sum / total, 2))))]);
    }
}
