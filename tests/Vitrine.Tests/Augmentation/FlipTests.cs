using Shouldly;
using Vitrine.Augmentation;
using Xunit;

namespace Vitrine.Tests.Augmentation;

public sealed class FlipTests
{
    private const int Count = 1_000, Width = 4;
    private static readonly TestBatch Batch = new(Count, 3, Width);

    // Five standard deviations of a binomial count around its mean.
    private static readonly int Tolerance = (int)(5 * Math.Sqrt(Count) / 2);

    [Fact]
    public void A_random_flip_mirrors_about_half_of_the_images_in_every_batch_anew()
    {
        var first = Mirrored(Flip.Random, new(1, 0, 0));
        var second = Mirrored(Flip.Random, new(1, 0, 1));
        first.Count(mirrored => mirrored).ShouldBeInRange((Count / 2) - Tolerance, (Count / 2) + Tolerance);
        first.Zip(second).Count(pair => pair.First == pair.Second).ShouldBeInRange((Count / 2) - Tolerance, (Count / 2) + Tolerance);
    }

    [Fact]
    public void An_alternating_flip_mirrors_half_of_the_images_first_and_then_each_in_every_other_epoch()
    {
        var first = Mirrored(Flip.Alternating, new(1, 0, 0));
        first.Count(mirrored => mirrored).ShouldBeInRange((Count / 2) - Tolerance, (Count / 2) + Tolerance);
        Mirrored(Flip.Alternating, new(1, 1, 0)).ShouldBe(first.Select(mirrored => !mirrored));
        Mirrored(Flip.Alternating, new(1, 2, 0)).ShouldBe(first);
        Mirrored(Flip.Alternating, new(1, 3, 0)).ShouldBe(first.Select(mirrored => !mirrored));
    }

    [Fact]
    public void An_alternating_flip_depends_on_the_image_and_the_seed_but_not_on_the_step()
    {
        var first = Mirrored(Flip.Alternating, new(1, 0, 0));
        Mirrored(Flip.Alternating, new(1, 0, 9)).ShouldBe(first);
        Mirrored(Flip.Alternating, new(2, 0, 0)).Zip(first).Count(pair => pair.First == pair.Second).ShouldBeInRange((Count / 2) - Tolerance, (Count / 2) + Tolerance);
    }

    [Fact]
    public void Without_a_flip_no_image_is_mirrored() => Mirrored(Flip.Off, new(1, 1, 0)).ShouldAllBe(mirrored => !mirrored);

    /// <summary>Of each image; fails where one is neither as it was nor its mirror image.</summary>
    private static bool[] Mirrored(Flip flip, BatchPlace place) => [.. Batch.Assemble(new() { Flip = flip }, place).Images.Select(IsMirrored)];

    private static bool IsMirrored(float[] image, int index)
    {
        var plain = Batch.Plain(index);
        var mirrored = plain.Chunk(Width).SelectMany(row => row.Reverse());
        if (image.SequenceEqual(mirrored))
            return true;
        image.ShouldBe(plain);
        return false;
    }
}
