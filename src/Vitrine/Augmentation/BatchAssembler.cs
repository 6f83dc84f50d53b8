using Vitrine.Data;
using Vitrine.Inference.Preprocessing;
using Vitrine.Randomness;

namespace Vitrine.Augmentation;

/// <summary>
/// Turns images into the floats of a batch: normalisation by table, and the random changes of <see cref="AugmentationOptions"/>.
/// One pass over the bytes, so that no worker is needed beside the training thread.
/// </summary>
public sealed class BatchAssembler(ImageSet set, Normalization normalization, AugmentationOptions options)
{
    private readonly float[] table = normalization.Table();

    /// <summary>Copies images unchanged but for normalisation.</summary>
    /// <param name="first">Index of the first image.</param>
    /// <param name="destination">Whole images, [n, H, W].</param>
    public void Fill(int first, Span<float> destination)
    {
        var source = set.Pixels.AsSpan(first * set.PixelCount, destination.Length);
        for (var i = 0; i < source.Length; i++)
            destination[i] = table[source[i]];
    }

    /// <summary>Copies augmented images and their targets.</summary>
    /// <param name="indices">Of the images, [n].</param>
    /// <param name="generator">Where the changes are drawn from.</param>
    /// <param name="destination">[n, H, W]</param>
    /// <param name="targets">Probabilities, [n, classes].</param>
    public void FillAugmented(ReadOnlySpan<int> indices, SplitMix64 generator, Span<float> destination, Span<float> targets)
    {
        targets.Clear();
        for (var i = 0; i < indices.Length; i++)
        {
            var image = destination.Slice(i * set.PixelCount, set.PixelCount);
            targets[(i * set.Classes.Count) + set.Labels[indices[i]]] = 1;
            CopyShifted(set.Image(indices[i]), generator, image);
            if (options.Cutout > 0)
                Cut(generator, image);
        }
    }

    private void CopyShifted(ReadOnlySpan<byte> source, SplitMix64 generator, Span<float> destination)
    {
        var flip = options.HorizontalFlip && generator.NextInt(2) == 1;
        var span = (2 * options.Shift) + 1;
        int down = generator.NextInt(span) - options.Shift, right = generator.NextInt(span) - options.Shift;
        for (var row = 0; row < set.Height; row++)
        {
            var target = destination.Slice(row * set.Width, set.Width);
            var sourceRow = row - down;
            if (sourceRow < 0 || sourceRow >= set.Height)
                target.Fill(table[0]);
            else
                CopyRow(source.Slice(sourceRow * set.Width, set.Width), flip, right, target);
        }
    }

    private void CopyRow(ReadOnlySpan<byte> source, bool flip, int right, Span<float> target)
    {
        for (var column = 0; column < target.Length; column++)
        {
            var from = flip ? target.Length - 1 - (column - right) : column - right;
            target[column] = (uint)from < (uint)source.Length ? table[source[from]] : table[0];
        }
    }

    /// <summary>A square around a random pixel, clipped at the border, set to the mean, which normalisation has moved to zero.</summary>
    private void Cut(SplitMix64 generator, Span<float> image)
    {
        int top = generator.NextInt(set.Height) - (options.Cutout / 2), left = generator.NextInt(set.Width) - (options.Cutout / 2);
        int first = Math.Max(0, left), end = Math.Min(set.Width, left + options.Cutout);
        for (var row = Math.Max(0, top); row < Math.Min(set.Height, top + options.Cutout); row++)
            image[((row * set.Width) + first)..((row * set.Width) + end)].Clear();
    }
}
