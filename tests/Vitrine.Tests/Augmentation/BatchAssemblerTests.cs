using Shouldly;
using Vitrine.Augmentation;
using Vitrine.Data;
using Vitrine.Inference;
using Xunit;

namespace Vitrine.Tests.Augmentation;

public sealed class BatchAssemblerTests
{
    private static readonly TestBatch Batch = new(20, 9, 11);

    private static readonly AugmentationOptions Everything = new()
    {
        Flip = Flip.Alternating,
        Shift = 2,
        ShiftFill = ShiftFill.Reflection,
        Affine = new() { Rotation = 10, Shear = 5, Scale = 0.1 },
        Brightness = 0.2,
        Contrast = 0.2,
        Cutout = 3,
        Erasing = new() { Probability = 0.5 },
        MixUp = 0.4,
        CutMix = 1,
        MixShare = 0.8,
    };

    [Fact]
    public void Without_augmentation_every_pixel_is_normalised_in_place()
    {
        var (images, targets) = Batch.Assemble(TestBatch.Off, new(1, 2, 3));
        images.Select((image, index) => image.SequenceEqual(Batch.Plain(index))).ShouldAllBe(same => same);
        targets.Select((target, index) => target.Select((value, label) => value == (label == index ? 1 : 0)).All(right => right)).ShouldAllBe(right => right);
    }

    [Fact]
    public void Filling_without_augmentation_ignores_the_options()
    {
        var images = new float[2 * Batch.Set.PixelCount];
        new BatchAssembler(Batch.Set, TestBatch.Normalization, Everything).Fill(3, images);
        images.ShouldBe([.. Batch.Plain(3), .. Batch.Plain(4)]);
    }

    [Fact]
    public void The_same_place_gives_the_same_batch_whatever_was_assembled_before()
    {
        var place = new BatchPlace(7, 3, 40);
        var assembler = new BatchAssembler(Batch.Set, TestBatch.Normalization, Everything);
        var (used, fresh) = (new float[20 * Batch.Set.PixelCount], Batch.Assemble(Everything, place));
        var targets = new float[20 * 20];
        for (var step = 0; step <= 40; step++)
            assembler.FillAugmented([.. Enumerable.Range(0, 20)], place with { Step = step }, used, targets);
        used.ShouldBe(fresh.Images.SelectMany(image => image));
        targets.ShouldBe(fresh.Targets.SelectMany(target => target));
    }

    [Fact]
    public void Another_seed_epoch_or_step_gives_another_batch()
    {
        BatchPlace[] places = [new(7, 3, 40), new(8, 3, 40), new(7, 4, 40), new(7, 3, 41)];
        places.Select(place => string.Join(' ', Batch.Assemble(Everything, place).Images.SelectMany(image => image))).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void Turning_one_effect_on_leaves_what_the_others_draw()
    {
        var shift = TestBatch.Off with { Shift = 2 };
        foreach (var (with, without) in Batch.Steps(shift with { Cutout = 3 }, 20).Zip(Batch.Steps(shift, 20)))
            with.Images.SelectMany(image => image).Zip(without.Images.SelectMany(image => image)).ShouldAllBe(pixel => pixel.First == 0 || pixel.First == pixel.Second);
    }

    [Fact]
    public void Assembling_allocates_nothing()
    {
        int[] indices = [.. Enumerable.Range(0, 20)];
        var (images, targets) = (new float[20 * Batch.Set.PixelCount], new float[20 * 20]);
        foreach (var options in new[] { Everything, Everything with { Flip = Flip.Random, ShiftFill = ShiftFill.Background } })
        {
            var assembler = new BatchAssembler(Batch.Set, TestBatch.Normalization, options);
            assembler.FillAugmented(indices, new(1, 0, 0), images, targets);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var step = 1; step < 200; step++)
                assembler.FillAugmented(indices, new(1, 0, step), images, targets);
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        }
    }

    [Fact]
    public void Indices_choose_images_and_their_labels()
    {
        var set = new ImageSet([1, 2, 3], [1, 0, 1], 1, 1, [new ClassName("a"), new ClassName("b")]);
        var (images, targets) = (new float[2], new float[4]);
        new BatchAssembler(set, TestBatch.Normalization, TestBatch.Off).FillAugmented([2, 1], new(1, 0, 0), images, targets);
        images.ShouldBe([TestBatch.Normalization.Apply(3), TestBatch.Normalization.Apply(2)]);
        targets.ShouldBe([0, 1, 1, 0]);
    }
}
