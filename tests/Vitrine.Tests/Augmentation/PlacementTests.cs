using Shouldly;
using Vitrine.Augmentation;
using Xunit;

namespace Vitrine.Tests.Augmentation;

public sealed class PlacementTests
{
    private const int Height = 3, Width = 4;
    private static readonly TestBatch Batch = new(1, Height, Width);
    private static readonly float Background = TestBatch.Normalization.Apply(0);

    public static TheoryData<ShiftFill, bool> Ways() => new(
        from fill in Enum.GetValues<ShiftFill>() from mirrored in new[] { false, true } select (fill, mirrored));

    // Shifts longer than the image too.
    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_shift_equals_a_crop_of_the_padded_image(ShiftFill fill, bool mirrored)
    {
        var placement = new Placement(Height, Width, fill);
        foreach (var (down, right) in Offsets(9))
        {
            var shifted = new float[Height * Width];
            placement.Copy(TestBatch.Normalization.Table(), Batch.Set.Image(0), mirrored, down, right, shifted);
            shifted.ShouldBe(Expected(fill, mirrored, down, right), $"{down} down, {right} right");
        }
    }

    [Fact]
    public void An_image_of_one_pixel_is_reflected_into_itself()
    {
        var shifted = new float[1];
        new Placement(1, 1, ShiftFill.Reflection).Copy(TestBatch.Normalization.Table(), [7], mirrored: true, 3, -2, shifted);
        shifted.ShouldBe([TestBatch.Normalization.Apply(7)]);
    }

    [Fact]
    public void All_offsets_up_to_the_shift_are_as_likely()
    {
        const int drawCount = 25_000;
        var expected = Offsets(2).Select(offset => Expected(ShiftFill.Background, false, offset.Down, offset.Right)).ToList();
        var counts = new int[expected.Count];
        foreach (var (images, _) in Batch.Steps(TestBatch.Off with { Shift = 2 }, drawCount))
            counts[expected.FindIndex(images[0].SequenceEqual)]++;

        // chi-squared with 24 degrees of freedom exceeds 51.2 once in a thousand seeds
        counts.Sum(count => Math.Pow(count - (drawCount / 25.0), 2) / (drawCount / 25.0)).ShouldBeLessThan(51.2);
    }

    private static IEnumerable<(int Down, int Right)> Offsets(int most) =>
        from down in Enumerable.Range(-most, (2 * most) + 1) from right in Enumerable.Range(-most, (2 * most) + 1) select (down, right);

    private static float[] Expected(ShiftFill fill, bool mirrored, int down, int right)
    {
        var plain = Batch.Plain(0).Chunk(Width).SelectMany(row => mirrored ? row.Reverse() : row).ToArray();
        return
        [
            .. from row in Enumerable.Range(0, Height)
               from column in Enumerable.Range(0, Width)
               let inside = row - down is >= 0 and < Height && column - right is >= 0 and < Width
               select inside || fill == ShiftFill.Reflection ? plain[(Walk(row - down, Height) * Width) + Walk(column - right, Width)] : Background,
        ];
    }

    /// <summary>Steps from 0 towards the index, turning round at each end.</summary>
    private static int Walk(int index, int length)
    {
        var (place, direction) = (0, 1);
        for (var i = 0; i < Math.Abs(index); i++)
        {
            if (place + direction < 0 || place + direction >= length)
                direction = -direction;
            place += direction;
        }
        return place;
    }
}
