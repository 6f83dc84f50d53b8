using Vitrine.Augmentation;
using Vitrine.Data;
using Vitrine.Inference.Preprocessing;

namespace Vitrine.Tests.Augmentation;

/// <summary>Batches of noise in which every image has a class of its own, so that the targets tell which images were mixed and how.</summary>
internal sealed class TestBatch(int count, int height, int width)
{
    internal static readonly AugmentationOptions Off = new() { Flip = Flip.Off };

    /// <summary>Without a grey value that it maps to zero, so that the mean stands out.</summary>
    internal static readonly Normalization Normalization = new(0.2501f, 0.5f);

    internal ImageSet Set { get; } = new(
        [.. Enumerable.Range(0, count * height * width).Select(place => (byte)(1 + (place * 7919L % 65537 % 255)))],
        [.. Enumerable.Range(0, count).Select(label => (ushort)label)],
        height,
        width,
        [.. Enumerable.Range(0, count).Select(label => new Vitrine.Inference.ClassName($"{label}"))]);

    internal float[] Plain(int index) => [.. Set.Image(index).ToArray().Select(Normalization.Apply)];

    /// <summary>All images in their order, [n][H · W], and targets, [n][classes].</summary>
    internal (float[][] Images, float[][] Targets) Assemble(AugmentationOptions options, BatchPlace place) =>
        Assemble(new BatchAssembler(Set, Normalization, options), place);

    /// <summary>The batches of the first steps of one run.</summary>
    internal IEnumerable<(float[][] Images, float[][] Targets)> Steps(AugmentationOptions options, int stepCount)
    {
        var assembler = new BatchAssembler(Set, Normalization, options);
        return Enumerable.Range(0, stepCount).Select(step => Assemble(assembler, new BatchPlace(5, 0, step)));
    }

    private (float[][] Images, float[][] Targets) Assemble(BatchAssembler assembler, BatchPlace place)
    {
        var (images, targets) = (new float[count * Set.PixelCount], new float[count * count]);
        assembler.FillAugmented([.. Enumerable.Range(0, count)], place, images, targets);
        return ([.. images.Chunk(Set.PixelCount)], [.. targets.Chunk(count)]);
    }
}
