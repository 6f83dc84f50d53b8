using Vitrine.Randomness;

namespace Vitrine.Augmentation;

/// <summary>Random Erasing of each image by itself; see <see cref="ErasingOptions"/>.</summary>
internal sealed class RandomErasing(int height, int width, ErasingOptions options, float[] table) : IBatchEffect
{
    // Of the paper's own program. A draw fails where the rectangle is longer than the image, about one in forty with the defaults.
    private const int MaximumAttemptCount = 100;

    private readonly byte[] greys = new byte[width];

    public EffectStream Stream => EffectStream.Erasing;

    public void Apply(Span<float> images, Span<float> targets, SplitMix64 generator)
    {
        for (var start = 0; start < images.Length; start += height * width)
        {
            if (generator.NextDouble() < options.Probability && Draw(generator) is { } box)
                Erase(images.Slice(start, height * width), box, generator);
        }
    }

    /// <summary>A rectangle wholly inside the image; null in the rare case that none of the attempts fits.</summary>
    private PixelBox? Draw(SplitMix64 generator)
    {
        for (var attempt = 0; attempt < MaximumAttemptCount; attempt++)
        {
            var area = Between(options.MinimumArea, options.MaximumArea, generator) * height * width;
            var aspectRatio = Math.Pow(options.MinimumAspectRatio, Between(-1, 1, generator));
            int rows = (int)Math.Round(Math.Sqrt(area * aspectRatio)), columns = (int)Math.Round(Math.Sqrt(area / aspectRatio));
            if (rows > height || columns > width)
                continue;
            int top = generator.NextInt(height - rows + 1), left = generator.NextInt(width - columns + 1);
            return new PixelBox(top, left, top + rows, left + columns);
        }
        return null;
    }

    private void Erase(Span<float> image, PixelBox box, SplitMix64 generator)
    {
        for (var row = box.Top; row < box.Bottom; row++)
        {
            var target = image[((row * width) + box.Left)..((row * width) + box.Right)];
            if (options.Fill == ErasingFill.Mean)
                target.Clear();
            else
                FillRandomly(target, generator);
        }
    }

    private void FillRandomly(Span<float> target, SplitMix64 generator)
    {
        var row = greys.AsSpan(0, target.Length);
        generator.NextBytes(row);
        PixelTable.LookUp(table, row, target);
    }

    private static double Between(double minimum, double maximum, SplitMix64 generator) => minimum + ((maximum - minimum) * generator.NextDouble());
}
