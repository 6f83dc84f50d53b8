using Vitrine.Data;
using Vitrine.Inference.Preprocessing;
using Vitrine.Randomness;

namespace Vitrine.Augmentation;

/// <summary>
/// Turns images into the floats of a batch: normalisation by table, and the random changes of <see cref="AugmentationOptions"/>.
/// A few passes over memory that stays in the processor's cache, so that no worker is needed beside the training thread. Augmented batches are for one thread at a time.
/// </summary>
public sealed class BatchAssembler
{
    private readonly ImageSet set;
    private readonly AugmentationOptions options;
    private readonly float[] table;
    private readonly Placement placement;
    private readonly IBatchEffect[] effects;
    private readonly AffineWarp warp;
    private readonly Tone tone;
    private readonly SplitMix64 flips = new(0), shifts = new(0), maps = new(0), tones = new(0), changes = new(0); // restarted for each batch

    /// <param name="set">The images that indices refer to.</param>
    /// <param name="normalization">Of their grey values.</param>
    /// <param name="options">In range, as the trainer has checked.</param>
    public BatchAssembler(ImageSet set, Normalization normalization, AugmentationOptions options)
    {
        (this.set, this.options, table) = (set, options, normalization.Table());
        placement = new Placement(set.Height, set.Width, options.ShiftFill);
        warp = new AffineWarp(set.Height, set.Width);
        tone = new Tone(table, options.Brightness, options.Contrast);
        effects = [.. Effects()];
    }

    /// <summary>Copies images unchanged but for normalisation.</summary>
    /// <param name="first">Index of the first image.</param>
    /// <param name="destination">Whole images, [n, H, W].</param>
    public void Fill(int first, Span<float> destination) =>
        PixelTable.LookUp(table, set.Pixels.AsSpan(first * set.PixelCount, destination.Length), destination);

    /// <summary>Copies augmented images and their targets, without allocating.</summary>
    /// <param name="indices">Of the images, [n].</param>
    /// <param name="place">Decides all that is random.</param>
    /// <param name="destination">[n, H, W]</param>
    /// <param name="targets">Probabilities, [n, classes]; each row sums to 1.</param>
    public void FillAugmented(ReadOnlySpan<int> indices, BatchPlace place, Span<float> destination, Span<float> targets)
    {
        CopyPlaced(indices, place, destination);
        CopyTargets(indices, targets);
        foreach (var effect in effects)
        {
            changes.Restart(place.SeedOf(effect.Stream));
            effect.Apply(destination, targets, changes);
        }
    }

    private IEnumerable<IBatchEffect> Effects()
    {
        if (options.Cutout > 0)
            yield return new Cutout(set.Height, set.Width, options.Cutout);
        if (options.Erasing.Probability > 0)
            yield return new RandomErasing(set.Height, set.Width, options.Erasing, table);
        if (options.MixesTargets)
            yield return new Mixing(set.Height, set.Width, set.Classes.Count, options);
    }

    private void CopyPlaced(ReadOnlySpan<int> indices, BatchPlace place, Span<float> destination)
    {
        RestartPlacing(place);
        for (var i = 0; i < indices.Length; i++)
        {
            var image = destination.Slice(i * set.PixelCount, set.PixelCount);
            var source = Warped(set.Image(indices[i]));
            placement.Copy(TableFor(source), source, IsMirrored(indices[i], place), DrawShift(), DrawShift(), image);
        }
    }

    private void RestartPlacing(BatchPlace place)
    {
        flips.Restart(place.SeedOf(EffectStream.Flip));
        shifts.Restart(place.SeedOf(EffectStream.Shift));
        maps.Restart(place.SeedOf(EffectStream.Affine));
        tones.Restart(place.SeedOf(EffectStream.Tone));
    }

    private ReadOnlySpan<byte> Warped(ReadOnlySpan<byte> image) =>
        options.Affine.AltersImages ? warp.Apply(image, AffineMap.Draw(options.Affine, maps)) : image;

    private ReadOnlySpan<float> TableFor(ReadOnlySpan<byte> image) => options.AltersTone ? tone.Draw(image, tones) : table;

    private bool IsMirrored(int index, BatchPlace place) => options.Flip switch
    {
        Flip.Random => flips.NextInt(2) == 1,
        Flip.Alternating => (HashBit(index, place.Seed) ^ (place.Epoch & 1)) == 1,
        _ => false,
    };

    private static int HashBit(int index, ulong seed) => (int)(SplitMix64.Derive(seed, (ulong)EffectStream.AlternatingFlip, (ulong)index) & 1);

    private int DrawShift() => options.Shift == 0 ? 0 : shifts.NextInt((2 * options.Shift) + 1) - options.Shift;

    private void CopyTargets(ReadOnlySpan<int> indices, Span<float> targets)
    {
        targets.Clear();
        for (var i = 0; i < indices.Length; i++)
            targets[(i * set.Classes.Count) + set.Labels[indices[i]]] = 1;
    }
}
