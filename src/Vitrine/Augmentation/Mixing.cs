using Vitrine.Randomness;

namespace Vitrine.Augmentation;

/// <summary>
/// MixUp or CutMix of a batch with itself moved on by one image, targets likewise. An epoch's order is random, so that the next image is as good a
/// partner as any, and one image kept aside is all that mixing in place needs.
/// </summary>
internal sealed class Mixing(int height, int width, int classCount, AugmentationOptions options) : IBatchEffect
{
    private readonly float[] firstImage = new float[height * width];
    private readonly float[] firstTarget = new float[classCount];

    public EffectStream Stream => EffectStream.Mixing;

    public void Apply(Span<float> images, Span<float> targets, SplitMix64 generator)
    {
        if (generator.NextDouble() >= options.MixShare)
            return;
        if (DrawsMixUp(generator))
            MixUp(images, targets, (float)BetaDistribution.Draw(options.MixUp, options.MixUp, generator));
        else
            CutMix(images, targets, DrawBox(BetaDistribution.Draw(options.CutMix, options.CutMix, generator), generator));
    }

    private bool DrawsMixUp(SplitMix64 generator) => options.CutMix == 0 || (options.MixUp > 0 && generator.NextInt(2) == 0);

    /// <param name="kept">Weight of each image itself, 0 to 1.</param>
    private void MixUp(Span<float> images, Span<float> targets, float kept)
    {
        BlendWithNext(images, firstImage, kept);
        BlendWithNext(targets, firstTarget, kept);
    }

    /// <summary>Around a uniformly random pixel, with the sides of the image times √(1 − λ), clipped at the border.</summary>
    private PixelBox DrawBox(double kept, SplitMix64 generator)
    {
        var side = Math.Sqrt(1 - kept);
        return PixelBox.Around(generator.NextInt(height), generator.NextInt(width), (int)(height * side), (int)(width * side), height, width);
    }

    /// <summary>Targets go by the area that really changed, which the border may have made smaller than was drawn.</summary>
    private void CutMix(Span<float> images, Span<float> targets, PixelBox box)
    {
        var size = firstImage.Length;
        images[..size].CopyTo(firstImage);
        for (var start = 0; start < images.Length; start += size)
        {
            var next = start + size < images.Length ? images.Slice(start + size, size) : firstImage;
            for (var row = box.Top; row < box.Bottom; row++)
                next[((row * width) + box.Left)..((row * width) + box.Right)].CopyTo(images[(start + (row * width) + box.Left)..]);
        }
        BlendWithNext(targets, firstTarget, 1 - ((float)box.Area / size));
    }

    /// <param name="rows">[n, m]; each becomes <paramref name="kept"/> of itself and the rest of the one after it.</param>
    /// <param name="first">A place to keep the first row, the last one's partner, [m].</param>
    /// <param name="kept">0 to 1.</param>
    private static void BlendWithNext(Span<float> rows, Span<float> first, float kept)
    {
        rows[..first.Length].CopyTo(first);
        var last = rows.Length - first.Length;
        Blending.Blend(rows[..last], rows[first.Length..], kept);
        Blending.Blend(rows[last..], first, kept);
    }
}
