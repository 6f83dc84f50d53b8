using Shouldly;
using Vitrine.Inference.TestTime;
using Xunit;

namespace Vitrine.Tests.Inference.TestTime;

public sealed class ImageViewTests
{
    // Two rows of three.
    private static readonly byte[] Image = [1, 2, 3, 4, 5, 6];

    [Theory]
    [InlineData(false, 0, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(true, 0, new byte[] { 3, 2, 1, 6, 5, 4 })]
    [InlineData(false, -1, new byte[] { 5, 6, 0, 0, 0, 0 })]
    [InlineData(true, -1, new byte[] { 0, 6, 5, 0, 0, 0 })]
    [InlineData(false, 1, new byte[] { 0, 0, 0, 0, 1, 2 })]
    [InlineData(true, 1, new byte[] { 0, 0, 0, 2, 1, 0 })]
    [InlineData(false, 2, new byte[] { 0, 0, 0, 0, 0, 0 })]
    public void A_view_is_moved_and_then_mirrored(bool isFlipped, int shift, byte[] expected)
    {
        var view = Enumerable.Repeat((byte)9, 6).ToArray();
        new ImageView(isFlipped, shift, shift, Reflects: false, 1).Copy(Image, width: 3, view);
        view.ShouldBe(expected);
    }

    [Theory]
    [InlineData(false, 0, -1, new byte[] { 2, 3, 2, 5, 6, 5 })]
    [InlineData(false, 0, 1, new byte[] { 2, 1, 2, 5, 4, 5 })]
    [InlineData(true, 0, 1, new byte[] { 2, 1, 2, 5, 4, 5 })]
    [InlineData(true, 0, -1, new byte[] { 2, 3, 2, 5, 6, 5 })]
    [InlineData(false, -1, 0, new byte[] { 4, 5, 6, 1, 2, 3 })]
    [InlineData(true, 1, 0, new byte[] { 6, 5, 4, 3, 2, 1 })]
    public void What_comes_into_sight_can_be_the_image_mirrored_at_its_border(bool isFlipped, int down, int right, byte[] expected)
    {
        var view = new byte[6];
        new ImageView(isFlipped, down, right, Reflects: true, 1).Copy(Image, width: 3, view);
        view.ShouldBe(expected);
    }

    [Theory]
    [InlineData(TestTimeViews.None, 1)]
    [InlineData(TestTimeViews.Flip, 2)]
    [InlineData(TestTimeViews.FlipShift, 6)]
    [InlineData(TestTimeViews.FlipCross, 10)]
    public void Views_weigh_one_in_all_and_the_image_itself_comes_first(TestTimeViews views, int count)
    {
        var list = ImageView.Of(views);
        list.Count.ShouldBe(count);
        list.Sum(view => view.Weight).ShouldBe(1, 1e-15);
        (list[0].IsFlipped, list[0].Down, list[0].Right).ShouldBe((false, 0, 0));
        list.Select(view => (view.IsFlipped, view.Down, view.Right)).Distinct().Count().ShouldBe(count);
    }

    [Fact]
    public void Unmoved_views_have_half_the_weight_and_each_direction_a_quarter() =>
        ImageView.Of(TestTimeViews.FlipShift).GroupBy(view => (view.Down, view.Right)).ToDictionary(group => group.Key, group => group.Sum(view => view.Weight))
            .ShouldBe(new Dictionary<(int, int), double> { [(0, 0)] = 0.5, [(-1, -1)] = 0.25, [(1, 1)] = 0.25 }, ignoreOrder: true);

    [Fact]
    public void A_cross_weighs_its_five_places_alike() =>
        ImageView.Of(TestTimeViews.FlipCross).GroupBy(view => (view.Down, view.Right)).ToDictionary(group => group.Key, group => group.Sum(view => view.Weight))
            .ShouldBe(new Dictionary<(int, int), double> { [(0, 0)] = 0.2, [(-1, 0)] = 0.2, [(1, 0)] = 0.2, [(0, -1)] = 0.2, [(0, 1)] = 0.2 }, ignoreOrder: true);

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 7)]
    public void An_image_of_one_pixel_moves_out_of_sight_unless_it_is_mirrored(bool reflects, byte expected)
    {
        byte[] view = [9];
        new ImageView(IsFlipped: true, 1, 1, reflects, 1).Copy([7], width: 1, view);
        view.ShouldBe([expected]);
    }
}
