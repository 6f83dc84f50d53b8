using Vitrine.Randomness;

namespace Vitrine.Augmentation;

/// <summary>
/// A square around a random pixel of each image, clipped at the border, set to the mean, which normalisation has moved to zero
/// (DeVries and Taylor 2017, arXiv:1708.04552).
/// </summary>
internal sealed class Cutout(int height, int width, int side) : IBatchEffect
{
    public EffectStream Stream => EffectStream.Cutout;

    public void Apply(Span<float> images, Span<float> targets, SplitMix64 generator)
    {
        for (var start = 0; start < images.Length; start += height * width)
        {
            var box = PixelBox.Around(generator.NextInt(height), generator.NextInt(width), side, side, height, width);
            for (var row = box.Top; row < box.Bottom; row++)
                images[(start + (row * width) + box.Left)..(start + (row * width) + box.Right)].Clear();
        }
    }
}
