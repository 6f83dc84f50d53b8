using Shouldly;
using Vitrine.Randomness;
using Xunit;

namespace Vitrine.Tests.Randomness;

public sealed class SplitMix64Tests
{
    // The published sequence of seed 1234567, as on Rosetta Code and in the test suites of other implementations.
    [Fact]
    public void Numbers_equal_the_published_sequence()
    {
        var random = new SplitMix64(1234567);
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        expected.Select(_ => random.NextUInt64()).ShouldBe(expected);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(int.MaxValue)]
    public void Integers_stay_below_their_bound(int exclusive)
    {
        var random = new SplitMix64(7);
        Enumerable.Range(0, 10_000).Select(_ => random.NextInt(exclusive)).ShouldAllBe(value => value >= 0 && value < exclusive);
    }

    [Fact]
    public void Integers_are_uniform()
    {
        var random = new SplitMix64(11);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
            counts[random.NextInt(counts.Length)]++;

        // chi-squared with 6 degrees of freedom exceeds 22.5 once in a thousand seeds
        counts.Sum(count => (count - 10_000.0) * (count - 10_000.0) / 10_000).ShouldBeLessThan(22.5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_bound_that_is_not_positive_is_refused(int exclusive) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SplitMix64(1).NextInt(exclusive));

    [Fact]
    public void Singles_fill_the_unit_interval_without_reaching_one()
    {
        var random = new SplitMix64(3);
        var values = Enumerable.Range(0, 100_000).Select(_ => random.NextSingle()).ToArray();
        values.ShouldAllBe(value => value >= 0 && value < 1);
        values.Average().ShouldBe(0.5f, 0.005f);
        values.Max().ShouldBeGreaterThan(0.999f);
        values.Min().ShouldBeLessThan(0.001f);
    }

    [Fact]
    public void Doubles_fill_the_unit_interval_with_more_bits_than_singles()
    {
        var random = new SplitMix64(3);
        var values = Enumerable.Range(0, 100_000).Select(_ => random.NextDouble()).ToArray();
        values.ShouldAllBe(value => value >= 0 && value < 1);
        values.Average().ShouldBe(0.5, 0.005);
        values.Max().ShouldBeGreaterThan(0.999);
        values.Min().ShouldBeLessThan(0.001);
        values.ShouldContain(value => value != (float)value);
    }

    [Fact]
    public void Bytes_are_those_of_the_numbers_the_lowest_first()
    {
        var bytes = new byte[11];
        new SplitMix64(1234567).NextBytes(bytes);
        bytes.ShouldBe([.. BitConverter.GetBytes(6457827717110365317), .. BitConverter.GetBytes(3203168211198807973).Take(3)]);
    }

    [Fact]
    public void A_restarted_generator_is_a_new_one()
    {
        var random = new SplitMix64(1);
        random.NextUInt64();
        random.Restart(1234567);
        random.NextUInt64().ShouldBe(6457827717110365317UL);
    }

    [Fact]
    public void Shuffling_permutes_and_every_order_is_as_likely()
    {
        var random = new SplitMix64(5);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < 6_000; i++)
        {
            int[] values = [0, 1, 2];
            random.Shuffle(values);
            var order = string.Concat(values);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        counts.Keys.Order(StringComparer.Ordinal).ShouldBe(["012", "021", "102", "120", "201", "210"]);

        // chi-squared with 5 degrees of freedom exceeds 20.5 once in a thousand seeds
        counts.Values.Sum(count => (count - 1_000.0) * (count - 1_000.0) / 1_000).ShouldBeLessThan(20.5);
    }

    // From an independent implementation with big integers. Splits and batch orders of old runs must stay what they were.
    [Fact]
    public void A_shuffle_is_the_same_for_ever()
    {
        int[] values = [.. Enumerable.Range(0, 10)];
        new SplitMix64(42).Shuffle(values);
        values.ShouldBe([8, 3, 6, 5, 4, 0, 9, 2, 1, 7]);
    }

    [Fact]
    public void Derived_seeds_depend_on_every_part_of_the_path_and_on_its_order()
    {
        ulong[] seeds =
        [
            SplitMix64.Derive(1), SplitMix64.Derive(2), SplitMix64.Derive(1, 0), SplitMix64.Derive(1, 1), SplitMix64.Derive(1, 0, 0),
            SplitMix64.Derive(1, 2, 3), SplitMix64.Derive(1, 3, 2), SplitMix64.Derive(2, 2, 3),
        ];
        seeds.Distinct().Count().ShouldBe(seeds.Length);
        SplitMix64.Derive(1, 2, 3).ShouldBe(SplitMix64.Derive(1, 2, 3));
    }

    [Fact]
    public void Derived_streams_do_not_share_numbers()
    {
        var numbers = Enumerable.Range(0, 1_000).SelectMany(step =>
        {
            var random = new SplitMix64(SplitMix64.Derive(9, 1, (ulong)step));
            return Enumerable.Range(0, 10).Select(_ => random.NextUInt64());
        });
        numbers.Distinct().Count().ShouldBe(10_000);
    }
}
