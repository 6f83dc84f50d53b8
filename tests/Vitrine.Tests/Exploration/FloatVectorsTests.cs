using Shouldly;
using Vitrine.Exploration;
using Xunit;

namespace Vitrine.Tests.Exploration;

public sealed class FloatVectorsTests
{
    // Whole numbers, so that no order of summation rounds; lengths around every vector width.
    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 35)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Dot_is_the_sum_of_products(int length) =>
        FloatVectors.Dot(Numbers(length, 3), Numbers(length, 5)).ShouldBe(Enumerable.Range(0, length).Sum(i => (i + 3) * (i + 5)));

    [Theory]
    [MemberData(nameof(Lengths))]
    public void AddScaled_adds_to_every_element(int length)
    {
        var target = Numbers(length, 3);
        FloatVectors.AddScaled(target, -2, Numbers(length, 5));
        target.ShouldBe(Enumerable.Range(0, length).Select(i => (float)(i + 3 - (2 * (i + 5)))));
    }

    private static float[] Numbers(int length, int start) => [.. Enumerable.Range(start, length).Select(i => (float)i)];
}
