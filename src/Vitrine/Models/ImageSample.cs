using Vitrine.Augmentation;
using Vitrine.Data;
using Vitrine.Inference.Preprocessing;
using Vitrine.Randomness;

namespace Vitrine.Models;

/// <summary>Some training images, normalised.</summary>
/// <param name="Values">[N, height, width], row-major.</param>
internal sealed record ImageSample(float[] Values, int Height, int Width)
{
    // Each image has hundreds of patches, so a thousand tell their covariance to well under a percent.
    private const int MostImages = 1000;

    internal int Count => Values.Length / (Height * Width);

    /// <summary>Up to 1,000 images, chosen by the seed.</summary>
    internal static ImageSample Draw(ImageSet set, Normalization normalization, ulong seed)
    {
        var order = Enumerable.Range(0, set.Count).ToArray();
        new SplitMix64(seed).Shuffle(order);
        var chosen = order.AsSpan(0, Math.Min(MostImages, set.Count));
        var assembler = new BatchAssembler(set, normalization, new AugmentationOptions());
        var values = new float[chosen.Length * set.PixelCount];
        for (var i = 0; i < chosen.Length; i++)
            assembler.Fill(chosen[i], values.AsSpan(i * set.PixelCount, set.PixelCount));
        return new ImageSample(values, set.Height, set.Width);
    }

    /// <summary>Copies a square of an image.</summary>
    /// <param name="destination">[kernel, kernel]</param>
    internal void CopyPatch(int image, int top, int left, int kernel, Span<float> destination)
    {
        for (var row = 0; row < kernel; row++)
            Values.AsSpan((((image * Height) + top + row) * Width) + left, kernel).CopyTo(destination[(row * kernel)..]);
    }
}
