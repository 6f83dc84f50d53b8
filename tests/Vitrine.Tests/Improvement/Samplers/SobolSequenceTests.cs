using Shouldly;
using Vitrine.Improvement.Samplers;
using Xunit;

namespace Vitrine.Tests.Improvement.Samplers;

public sealed class SobolSequenceTests
{
    [Fact]
    public void Points_equal_those_of_SciPy()
    {
        var oracle = SearchOracle.Numbers.GetProperty("sobol");
        foreach (var (index, digits) in oracle.Array("indices").Zip(oracle.GetProperty("digits").EnumerateArray()))
            Enumerable.Range(0, SobolSequence.DimensionCount).Select(dimension => (double)SobolSequence.Digits((uint)index, dimension)).ShouldBe(digits.EnumerateArray().Select(digit => digit.GetDouble()));
    }

    // Each of 64 points in a 64th of its own: what random points almost never do.
    [Fact]
    public void Every_dimension_is_filled_evenly()
    {
        for (var dimension = 0; dimension < SobolSequence.DimensionCount; dimension++)
            Enumerable.Range(0, 64).Select(index => SobolSequence.Digits((uint)index, dimension) >> 26).Distinct().Count().ShouldBe(64);
    }
}
