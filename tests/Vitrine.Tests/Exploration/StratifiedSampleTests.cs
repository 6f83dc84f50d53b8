using Shouldly;
using Vitrine.Exploration;
using Xunit;

namespace Vitrine.Tests.Exploration;

public sealed class StratifiedSampleTests
{
    [Fact]
    public void A_sample_keeps_the_classes_shares_and_every_class()
    {
        var images = TestImages.Of(1, 1, 3, [.. Enumerable.Range(0, 1_000).Select(i => (i < 700 ? 0 : i < 999 ? 1 : 2, new byte[] { 0 }))]);
        var indices = StratifiedSample.Indices(images, 100, seed: 1);
        indices.ShouldBe(indices.Order());
        indices.ShouldBeUnique();
        indices.CountBy(index => (int)images.Labels[index]).OrderBy(pair => pair.Key).Select(pair => pair.Value).ShouldBe([70, 30, 1]);
    }

    [Fact]
    public void A_sample_larger_than_the_set_is_the_set() =>
        StratifiedSample.Indices(TestImages.Random(10, 1, 1, 3), 50, seed: 1).ShouldBe(Enumerable.Range(0, 10));

    [Fact]
    public void The_seed_decides_the_sample()
    {
        var images = TestImages.Random(500, 1, 1, 5);
        StratifiedSample.Indices(images, 50, 1).ShouldBe(StratifiedSample.Indices(images, 50, 1));
        StratifiedSample.Indices(images, 50, 2).ShouldNotBe(StratifiedSample.Indices(images, 50, 1));
    }
}
