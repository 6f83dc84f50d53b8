using Shouldly;
using Vitrine.Augmentation;
using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Inference.Preprocessing;
using Vitrine.Randomness;
using Xunit;

namespace Vitrine.Tests.Augmentation;

public sealed class BatchAssemblerTests
{
    private const int Height = 3, Width = 4;
    private static readonly Normalization Normalization = new(0.25f, 0.5f);
    private static readonly ImageSet Set = new([.. Enumerable.Range(1, 2 * Height * Width).Select(value => (byte)(value * 10))], [0, 1], Height, Width, [new("a"), new("b")]);

    [Fact]
    public void Without_augmentation_every_pixel_is_normalised_in_place()
    {
        var plain = Assemble(new AugmentationOptions { HorizontalFlip = false }, 1);
        plain.ShouldBe(Set.Image(1).ToArray().Select(Normalization.Apply));
        var unchanged = new float[Set.PixelCount];
        new BatchAssembler(Set, Normalization, new AugmentationOptions { Shift = 2, Cutout = 2 }).Fill(1, unchanged);
        unchanged.ShouldBe(plain);
    }

    [Fact]
    public void A_flip_mirrors_left_and_right_in_about_half_of_the_draws()
    {
        var plain = Assemble(new AugmentationOptions { HorizontalFlip = false }, 1);
        var mirrored = Enumerable.Range(0, Height).SelectMany(row => plain.Skip(row * Width).Take(Width).Reverse()).ToArray();
        var draws = Enumerable.Range(1, 200).Select(seed => Assemble(new AugmentationOptions(), (ulong)seed)).ToList();
        draws.ShouldAllBe(draw => draw.SequenceEqual(plain) || draw.SequenceEqual(mirrored));
        draws.Count(draw => draw.SequenceEqual(mirrored)).ShouldBeInRange(70, 130);
    }

    [Fact]
    public void A_shift_moves_the_image_and_fills_with_background()
    {
        var background = Normalization.Apply(0);
        var plain = Assemble(new AugmentationOptions { HorizontalFlip = false }, 1);
        var seen = new HashSet<(int, int)>();
        for (var seed = 1UL; seed <= 100; seed++)
        {
            var shifted = Assemble(new AugmentationOptions { HorizontalFlip = false, Shift = 1 }, seed);
            seen.Add(Offsets().Single(offset => Shift(plain, offset, background).SequenceEqual(shifted)));
        }
        seen.Count.ShouldBe(9);
    }

    [Fact]
    public void Cutout_sets_a_square_of_at_most_its_size_to_the_mean()
    {
        for (var seed = 1UL; seed <= 50; seed++)
            Assemble(new AugmentationOptions { HorizontalFlip = false, Cutout = 2 }, seed).Count(value => value == 0).ShouldBeInRange(1, 4);
    }

    private static IEnumerable<(int Down, int Right)> Offsets() =>
        from down in Enumerable.Range(-1, 3) from right in Enumerable.Range(-1, 3) select (down, right);

    private static float[] Shift(float[] plain, (int Down, int Right) offset, float background) =>
    [
        .. from row in Enumerable.Range(0, Height)
           from column in Enumerable.Range(0, Width)
           let fromRow = row - offset.Down
           let fromColumn = column - offset.Right
           select fromRow is >= 0 and < Height && fromColumn is >= 0 and < Width ? plain[(fromRow * Width) + fromColumn] : background,
    ];

    private static float[] Assemble(AugmentationOptions options, ulong seed)
    {
        var (image, targets) = (new float[Set.PixelCount], new float[Set.Classes.Count]);
        new BatchAssembler(Set, Normalization, options).FillAugmented([1], new SplitMix64(seed), image, targets);
        targets.ShouldBe([.. Enumerable.Range(0, Set.Classes.Count).Select(label => label == 1 ? 1f : 0f)]);
        return image;
    }
}
