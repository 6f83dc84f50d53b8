using Shouldly;
using Vitrine.Augmentation;
using Xunit;

namespace Vitrine.Tests.Augmentation;

public sealed class MixingTests
{
    private const int Count = 5, Side = 56, StepCount = 2_000;
    private static readonly TestBatch Small = new(Count, 3, 5), Square = new(Count, Side, Side);

    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    public void MixUp_blends_each_image_and_its_target_with_the_next_by_one_weight(double alpha)
    {
        foreach (var (images, targets) in Small.Steps(TestBatch.Off with { MixUp = alpha }, 50))
        {
            var kept = Kept(targets);
            for (var i = 0; i < Count; i++)
                ShouldBeNear(images[i], [.. Small.Plain(i).Zip(Small.Plain((i + 1) % Count), (own, next) => (kept * own) + ((1 - kept) * next))]);
        }
    }

    // Beta(1, 1) is uniform: the statistic of Kolmogorov and Smirnov exceeds 1.95 / √n once in a thousand seeds.
    [Fact]
    public void MixUps_weight_with_alpha_one_is_uniform()
    {
        var weights = Small.Steps(TestBatch.Off with { MixUp = 1 }, StepCount).Select(step => (double)Kept(step.Targets)).Order().ToArray();
        weights.Select((weight, rank) => Math.Max(weight - (rank / (double)StepCount), ((rank + 1) / (double)StepCount) - weight)).Max()
            .ShouldBeLessThan(1.95 / Math.Sqrt(StepCount));
    }

    [Fact]
    public void CutMix_puts_a_rectangle_of_the_next_image_into_each_and_its_area_into_the_targets()
    {
        foreach (var (images, targets) in Small.Steps(TestBatch.Off with { CutMix = 1 }, 200))
        {
            var exchanged = Exchanged(images[0], Small.Plain(0), Small.Plain(1));
            IsRectangle(exchanged, 5).ShouldBeTrue();
            Kept(targets).ShouldBe(1 - (exchanged.Count(place => place) / 15f), 1e-6f);
            for (var i = 0; i < Count; i++)
                images[i].ShouldBe(exchanged.Select((isNext, place) => Small.Plain(isNext ? (i + 1) % Count : i)[place]));
        }
    }

    // With λ uniform and the sides √(1 − λ) of an image around a uniform centre, clipped: E[(s − s²/4)²] for s = √u is 1/2 − 1/5 + 1/48.
    [Fact]
    public void CutMix_exchanges_the_share_of_the_area_that_clipping_at_the_border_leaves() =>
        Square.Steps(TestBatch.Off with { CutMix = 1 }, StepCount).Average(step => 1.0 - Kept(step.Targets)).ShouldBe(0.3208, 0.02);

    [Fact]
    public void CutMixs_rectangle_has_the_proportions_of_the_image_unless_clipped()
    {
        var boxes = Square.Steps(TestBatch.Off with { CutMix = 1 }, 200)
            .Select(step => Bounds(Exchanged(step.Images[0], Square.Plain(0), Square.Plain(1)))).OfType<PixelBox>().ToList();
        boxes.Where(box => box.Top > 0 && box.Left > 0 && box.Bottom < Side && box.Right < Side).ShouldAllBe(box => box.Bottom - box.Top == box.Right - box.Left);
        boxes.ShouldContain(box => box.Top == 0);
        boxes.ShouldContain(box => box.Right == Side);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.8)]
    public void Batches_are_mixed_by_share_and_otherwise_left_alone(double share)
    {
        var mixed = Small.Steps(TestBatch.Off with { MixUp = 1, MixShare = share }, StepCount).Count(step => step.Targets[0][0] != 1);
        (mixed / (double)StepCount).ShouldBe(share, 5 * Math.Sqrt(share * (1 - share) / StepCount));
    }

    [Fact]
    public void With_both_on_each_mixes_half_of_the_batches()
    {
        var (own, next) = (Square.Plain(0), Square.Plain(1));
        var blended = Square.Steps(TestBatch.Off with { MixUp = 1, CutMix = 1 }, 400).Count(step =>
            step.Images[0].Where((value, place) => value != own[place] && value != next[place]).Any());
        blended.ShouldBeInRange(150, 250);
    }

    [Fact]
    public void Targets_stay_probabilities()
    {
        var options = TestBatch.Off with { MixUp = 0.4, CutMix = 1 };
        foreach (var target in Small.Steps(options, 200).SelectMany(step => step.Targets))
        {
            target.ShouldAllBe(probability => probability >= 0 && probability <= 1);
            target.Sum().ShouldBe(1, 1e-6f);
        }
    }

    [Fact]
    public void A_batch_of_one_image_is_mixed_with_itself()
    {
        var one = new TestBatch(1, 3, 5);
        var (images, targets) = one.Assemble(TestBatch.Off with { MixUp = 1 }, new(1, 0, 0));
        ShouldBeNear(images[0], one.Plain(0));
        targets[0][0].ShouldBe(1, 1e-6f);
    }

    /// <summary>The weight of an image itself, read off its own class; fails where the rest is not with the next.</summary>
    private static float Kept(float[][] targets)
    {
        var kept = targets[0][0];
        for (var i = 0; i < Count; i++)
            ShouldBeNear(targets[i], [.. Enumerable.Range(0, Count).Select(label => label == i ? kept : label == (i + 1) % Count ? 1 - kept : 0)]);
        return kept;
    }

    private static void ShouldBeNear(float[] actual, float[] expected) =>
        actual.Zip(expected, (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(1e-5f);

    private static bool[] Exchanged(float[] image, float[] own, float[] next) => [.. image.Select((value, place) => value != own[place] && value == next[place])];

    private static bool IsRectangle(bool[] places, int width) =>
        Bounds(places, width) is not { } box || places.Count(place => place) == box.Area;

    private static PixelBox? Bounds(bool[] places, int width = Side)
    {
        var inside = Enumerable.Range(0, places.Length).Where(place => places[place]).ToList();
        return inside.Count == 0
            ? null
            : new(inside.Min(place => place / width), inside.Min(place => place % width), inside.Max(place => place / width) + 1, inside.Max(place => place % width) + 1);
    }
}
