using Shouldly;
using Vitrine.Improvement.Samplers;
using Xunit;

namespace Vitrine.Tests.Improvement.Samplers;

public sealed class NormalDistributionTests
{
    [Fact]
    public void Shares_equal_those_of_SciPy()
    {
        var oracle = SearchOracle.Numbers.GetProperty("normal");
        foreach (var (number, share) in oracle.Array("numbers").Zip(oracle.Array("below")))
            NormalDistribution.Below(number).ShouldBe(share, 1.3e-7);
    }

    [Fact]
    public void Quantiles_equal_those_of_SciPy()
    {
        var oracle = SearchOracle.Numbers.GetProperty("normal");
        foreach (var (share, quantile) in oracle.Array("shares").Zip(oracle.Array("quantiles")))
            NormalDistribution.Quantile(share).ShouldBe(quantile, Math.Abs(quantile * 1.2e-9) + 1e-12);
    }
}
