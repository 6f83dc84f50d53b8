using Shouldly;
using Vitrine.Augmentation;
using Xunit;

namespace Vitrine.Tests.Augmentation;

public sealed class RandomErasingTests
{
    private const int Side = 28, StepCount = 40;
    private static readonly TestBatch Batch = new(100, Side, Side);
    private static readonly ErasingOptions Mean = new() { Probability = 1, Fill = ErasingFill.Mean };

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    public void Images_are_erased_in_with_the_probability_asked_for(double probability)
    {
        const int count = 100 * StepCount;
        var erased = Erase(Mean with { Probability = probability }).Count(image => image.Contains(0));
        (erased / (double)count).ShouldBe(probability, 5 * Math.Sqrt(probability * (1 - probability) / count));
    }

    [Fact]
    public void Rectangles_keep_to_the_area_and_the_aspect_ratio_but_for_whole_pixels()
    {
        var boxes = Erase(Mean).Select(ErasedBox).ToList();
        boxes.ShouldAllBe(box => (box.Height - 0.5) * (box.Width - 0.5) <= 0.4 * Side * Side);
        boxes.ShouldAllBe(box => (box.Height + 0.5) * (box.Width + 0.5) >= 0.02 * Side * Side);
        boxes.ShouldAllBe(box => (Math.Min(box.Height, box.Width) + 0.5) / (Math.Max(box.Height, box.Width) - 0.5) >= 0.3);
        boxes.Average(box => box.Height * box.Width / (double)(Side * Side)).ShouldBe(0.21, 0.02);
        ((double)boxes.Count(box => box.Height > box.Width)).ShouldBe(boxes.Count(box => box.Height < box.Width), 5 * Math.Sqrt(boxes.Count));
    }

    [Fact]
    public void Rectangles_reach_every_border_and_leave_what_is_outside_as_it_was()
    {
        var boxes = new List<(int Top, int Left, int Height, int Width)>();
        foreach (var (images, _) in Batch.Steps(TestBatch.Off with { Erasing = Mean }, StepCount))
        {
            boxes.AddRange(images.Select(ErasedBox));
            images.Select((image, index) => image.Zip(Batch.Plain(index)).All(pixel => pixel.First == 0 || pixel.First == pixel.Second)).ShouldAllBe(same => same);
        }
        boxes.ShouldContain(box => box.Top == 0);
        boxes.ShouldContain(box => box.Left == 0);
        boxes.ShouldContain(box => box.Top + box.Height == Side);
        boxes.ShouldContain(box => box.Left + box.Width == Side);
    }

    [Fact]
    public void Random_filling_gives_every_grey_value_equally_often()
    {
        var greys = TestBatch.Normalization.Table().Select((value, grey) => (value, grey)).ToDictionary(entry => entry.value, entry => entry.grey);
        var counts = new int[256];
        var wholly = new TestBatch(2, 40, 40);
        var options = TestBatch.Off with { Erasing = new() { Probability = 1, MinimumArea = 1, MaximumArea = 1, MinimumAspectRatio = 1 } };
        foreach (var value in wholly.Steps(options, 100).SelectMany(step => step.Images).SelectMany(image => image))
            counts[greys[value]]++;

        // chi-squared with 255 degrees of freedom exceeds 331 once in a thousand seeds
        var expected = counts.Sum() / 256.0;
        counts.Sum(count => Math.Pow(count - expected, 2) / expected).ShouldBeLessThan(331);
    }

    [Fact]
    public void A_rectangle_that_can_fit_nowhere_is_left_out()
    {
        var flat = new TestBatch(1, 1, 50);
        var options = TestBatch.Off with { Erasing = Mean with { MinimumArea = 1, MaximumArea = 1, MinimumAspectRatio = 1 } };
        flat.Assemble(options, new(1, 0, 0)).Images[0].ShouldBe(flat.Plain(0));
    }

    private static IEnumerable<float[]> Erase(ErasingOptions options) =>
        Batch.Steps(TestBatch.Off with { Erasing = options }, StepCount).SelectMany(step => step.Images);

    /// <summary>Of the pixels at the mean; fails where they are no full rectangle.</summary>
    private static (int Top, int Left, int Height, int Width) ErasedBox(float[] image)
    {
        var places = Enumerable.Range(0, image.Length).Where(place => image[place] == 0).ToList();
        int top = places.Min(place => place / Side), left = places.Min(place => place % Side);
        int height = places.Max(place => place / Side) - top + 1, width = places.Max(place => place % Side) - left + 1;
        places.Count.ShouldBe(height * width);
        return (top, left, height, width);
    }
}
