using Shouldly;
using Vitrine.Coaching.Rules;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Vitrine.Tests.Reporting;
using Xunit;

namespace Vitrine.Tests.Coaching.Rules;

public sealed class SufferingClassTests
{
    private readonly SufferingClass rule = new();

    [Fact]
    public void The_shirt_of_a_small_network_suffers_and_what_it_is_taken_for_is_told()
    {
        using var english = new SpokenLanguage(Language.English);
        rule.Look(ReportFixture.FinishedRun()).ShouldNotBeNull().Evidence.ShouldBe(
            "77.2% of the 499 images of Shirt are recognised (95% interval 73.3–80.6%), of all images 92.7%; 46 of its 114 errors are taken for T-shirt/top.");
    }

    [Fact]
    public void Classes_that_are_equally_hard_do_not() => Seen(_ => 0.8).ShouldBeFalse();

    // 500 images of the class, 93 % of all right: the interval's end must stay below 86 %.
    [Theory]
    [InlineData(0.84, false)]
    [InlineData(0.80, true)]
    public void Twice_as_many_errors_must_be_more_than_chance(double recall, bool isSeen) => Seen(label => label == 3 ? recall : 0.945).ShouldBe(isSeen);

    [Fact]
    public void A_rare_class_needs_more_images()
    {
        using var english = new SpokenLanguage(Language.English);
        (int, int)[] classes = [(40, 12), .. Enumerable.Repeat((500, 470), 9)];
        rule.Look(CoachFixture.Healthy() with { Validation = CoachFixture.Report("validation", classes, claimed: 0.93) })
            .ShouldNotBeNull().Try.ShouldStartWith("Collect more images of T-shirt/top: validation has 40, where a class has 454 on average");
    }

    [Fact]
    public void A_class_without_images_says_nothing()
    {
        (int, int)[] classes = [(0, 0), .. Enumerable.Repeat((500, 470), 9)];
        rule.Look(CoachFixture.Healthy() with { Validation = CoachFixture.Report("validation", classes, claimed: 0.94) }).ShouldBeNull();
    }

    [Fact]
    public void Where_most_is_wrong_no_class_suffers_more() => Seen(label => label < 4 ? 0.9 : 0.0).ShouldBeFalse();

    private bool Seen(Func<int, double> recall) =>
        rule.Look(CoachFixture.Healthy() with { Validation = CoachFixture.Report("validation", recall) }) is not null;
}
