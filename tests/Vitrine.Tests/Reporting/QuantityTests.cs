using Shouldly;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Reporting.Markup;
using Xunit;

namespace Vitrine.Tests.Reporting;

public sealed class QuantityTests : IDisposable
{
    public QuantityTests() => Language.English.Use();

    public void Dispose() => Language.English.Use();

    [Theory]
    [InlineData(0.417, "0.42 s")]
    [InlineData(41.68, "41.7 s")]
    [InlineData(60, "1 min")]
    [InlineData(192.9, "3 min 12 s")]
    [InlineData(3600, "1 h")]
    [InlineData(3840, "1 h 4 min")]
    public void Durations_use_the_two_largest_units(double seconds, string expected) => Plain(Quantity.Duration(seconds)).ShouldBe(expected);

    [Theory]
    [InlineData(3.6e-7, "3.6 × 10⁻⁷")]
    [InlineData(9.96e-6, "1.0 × 10⁻⁵")]
    [InlineData(0, "0")]
    [InlineData(1.5e12, "1.5 × 10¹²")]
    public void Tiny_numbers_have_a_power_of_ten(double value, string expected) => Plain(Quantity.Scientific(value)).ShouldBe(expected);

    [Theory]
    [InlineData(0.0042, "+0.42")]
    [InlineData(-0.001, "−0.10")]
    [InlineData(0, "0.00")]
    [InlineData(-0.00001, "0.00")]
    public void Differences_have_their_sign(double difference, string expected) => Quantity.SignedPoints(difference).ShouldBe(expected);

    [Fact]
    public void Portuguese_writes_a_comma()
    {
        Language.Portuguese.Use();
        Quantity.Range(new Interval(0.9129, 0.92361)).ShouldBe("91,29–92,36%");
        Quantity.Count(60_000).ShouldBe("60.000");
        Plain(Quantity.Scientific(3.6e-7)).ShouldBe("3,6 × 10⁻⁷");
        Quantity.PValue(0.0004).ShouldBe("< 0,001");
    }

    [Theory]
    [InlineData(396_840, "397 kB")]
    [InlineData(1_234_567, "1.2 MB")]
    public void Sizes_are_in_powers_of_ten(long count, string expected) => Plain(Quantity.Bytes(count)).ShouldBe(expected);

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
