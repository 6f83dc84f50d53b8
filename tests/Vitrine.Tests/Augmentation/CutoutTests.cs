using Shouldly;
using Vitrine.Augmentation;
using Xunit;

namespace Vitrine.Tests.Augmentation;

public sealed class CutoutTests
{
    private const int Height = 5, Width = 7;
    private static readonly TestBatch Batch = new(100, Height, Width);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(9)]
    public void The_mean_stands_in_a_square_around_a_pixel_as_far_as_it_lies_inside(int side)
    {
        var boxes = (from row in Enumerable.Range(0, Height) from column in Enumerable.Range(0, Width) select Covered(row, column, side)).ToList();
        foreach (var (images, _) in Batch.Steps(TestBatch.Off with { Cutout = side }, 3))
        {
            foreach (var (image, index) in images.Select((image, index) => (image, index)))
            {
                boxes.ShouldContain(box => box.SequenceEqual(image.Select(value => value == 0)));
                image.Zip(Batch.Plain(index)).ShouldAllBe(pixel => pixel.First == 0 || pixel.First == pixel.Second);
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_pixel_is_covered_as_often_as_squares_around_all_pixels_cover_it(int side)
    {
        const int stepCount = 300;
        var drawCount = stepCount * Batch.Set.Count;
        var counts = new int[Height * Width];
        foreach (var image in Batch.Steps(TestBatch.Off with { Cutout = side }, stepCount).SelectMany(step => step.Images))
        {
            for (var pixel = 0; pixel < image.Length; pixel++)
                counts[pixel] += image[pixel] == 0 ? 1 : 0;
        }

        var all = (from row in Enumerable.Range(0, Height) from column in Enumerable.Range(0, Width) select Covered(row, column, side)).ToList();
        for (var pixel = 0; pixel < counts.Length; pixel++)
        {
            var share = all.Count(box => box[pixel]) / (double)all.Count;
            (counts[pixel] / (double)drawCount).ShouldBe(share, 5 * Math.Sqrt(share * (1 - share) / drawCount));
        }
    }

    private static bool[] Covered(int centreRow, int centreColumn, int side) =>
    [
        .. from row in Enumerable.Range(0, Height)
           from column in Enumerable.Range(0, Width)
           let down = row - centreRow + (side / 2)
           let right = column - centreColumn + (side / 2)
           select down >= 0 && down < side && right >= 0 && right < side,
    ];
}
