using Shouldly;
using Vitrine.Bundles;
using Xunit;

namespace Vitrine.Tests.Bundles;

public sealed class ParityCheckTests
{
    [Fact]
    public void Equal_answers_hold() => ParityCheck.Compare([0.2f, 0.8f], [0.2f, 0.8f], 2).ShouldBe(new ParityReport(1, 0, 1));

    [Fact]
    public void The_largest_difference_and_the_agreement_are_found()
    {
        var parity = ParityCheck.Compare([0.25f, 0.75f, 0.5f, 0.5f], [0.25f, 0.75f, 0.25f, 0.75f], 2);
        parity.ShouldBe(new ParityReport(2, 0.25, 0.5));
        parity.Holds.ShouldBeFalse();
    }

    [Fact]
    public void What_is_no_number_never_holds() => ParityCheck.Compare([0.2f, 0.8f], [0.2f, float.NaN], 2).Holds.ShouldBeFalse();
}
