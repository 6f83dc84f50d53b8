using Shouldly;
using Vitrine.App.Tables;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class SparklineTests
{
    [Fact]
    public void The_lowest_value_is_lowest_and_the_highest_highest() => Sparkline.Of([7, 0, 3.5], 60).ShouldBe("█▁▅");

    [Fact]
    public void More_values_than_columns_are_averaged() => Sparkline.Of([0, 2, 8, 8, 4, 4], 3).ShouldBe("▁█▄");

    [Fact]
    public void Equal_values_make_a_flat_line() => Sparkline.Of([2, 2], 60).ShouldBe("▁▁");
}
