using Shouldly;
using Vitrine.Augmentation;
using Vitrine.Randomness;
using Xunit;

namespace Vitrine.Tests.Augmentation;

public sealed class ToneTests
{
    private static readonly float[] Greys = [.. Enumerable.Range(0, 256).Select(grey => (float)grey)];

    // By hand, around a mean of 100: 1.5 · (100 + 2 · (grey − 100)), rounded, within 0–255.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(50, 0)]
    [InlineData(51, 3)]
    [InlineData(100, 150)]
    [InlineData(101, 153)]
    [InlineData(135, 255)]
    [InlineData(255, 255)]
    public void Contrast_moves_away_from_the_mean_and_brightness_multiplies(int grey, float expected) =>
        new Tone(Greys, 0, 0).Table(100, 1.5f, 2)[grey].ShouldBe(expected);

    [Fact]
    public void Factors_of_one_change_nothing() => new Tone(Greys, 0, 0).Draw([1, 2, 250], new SplitMix64(1)).ToArray().ShouldBe(Greys);

    [Fact]
    public void Brightness_is_drawn_between_its_limits()
    {
        var generator = new SplitMix64(1);
        var tone = new Tone(Greys, 0.25, 0);
        var factors = Enumerable.Range(0, 1_000).Select(_ => tone.Draw([200], generator)[200] / 200f).ToList();
        factors.ShouldAllBe(factor => factor >= 0.75f && factor <= 1.25f);
        (factors.Min(), factors.Max(), factors.Average()).ShouldSatisfyAllConditions(
            range => range.Item1.ShouldBeLessThan(0.76f), range => range.Item2.ShouldBeGreaterThan(1.24f), range => range.Item3.ShouldBe(1, 0.02f));
    }

    [Fact]
    public void Contrast_leaves_the_mean_where_it_is_and_is_drawn_between_its_limits()
    {
        var generator = new SplitMix64(1);
        var tone = new Tone(Greys, 0, 0.5);
        var spreads = new List<float>();
        for (var i = 0; i < 1_000; i++)
        {
            var table = tone.Draw([80, 120], generator);
            table[100].ShouldBe(100);
            spreads.Add((table[120] - table[80]) / 40);
        }
        spreads.ShouldAllBe(factor => factor >= 0.5f && factor <= 1.5f);
        (spreads.Min(), spreads.Max()).ShouldSatisfyAllConditions(range => range.Item1.ShouldBeLessThan(0.55f), range => range.Item2.ShouldBeGreaterThan(1.45f));
    }
}
