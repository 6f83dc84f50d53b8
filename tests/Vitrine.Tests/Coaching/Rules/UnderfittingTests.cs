using Shouldly;
using Vitrine.Augmentation;
using Vitrine.Coaching.Rules;
using Vitrine.Models;
using Vitrine.Reporting;
using Xunit;

namespace Vitrine.Tests.Coaching.Rules;

public sealed class UnderfittingTests
{
    private readonly Underfitting rule = new();

    [Fact]
    public void A_network_that_sees_sixteen_mean_greys_shows_it()
    {
        var blind = new Architecture([new AveragePool { Size = 7 }, new Flatten(), new Dense()]);
        rule.Look(SampleTraining.Of(SampleTraining.Plain with { Architecture = blind, Epochs = 30, LearningRate = 0.05 })).ShouldNotBeNull();
    }

    [Fact]
    public void One_of_a_hundred_and_twenty_eight_does_not() => rule.Look(SampleTraining.Of(SampleTraining.Plain with { Epochs = 30 })).ShouldBeNull();

    // 5,000 images: the interval of 89.5 % ends at 90.3 %, that of 88.5 % at 89.4 %.
    [Theory]
    [InlineData(0.895, false)]
    [InlineData(0.885, true)]
    public void Less_than_nine_in_ten_of_its_own_images_are_too_few(double trainAccuracy, bool isSeen) => Seen(trainAccuracy, trainAccuracy).ShouldBe(isSeen);

    [Theory]
    [InlineData(0.84, true)]
    [InlineData(0.70, false)]
    public void Most_of_the_errors_must_be_there_already(double validationAccuracy, bool isSeen) => Seen(0.88, validationAccuracy).ShouldBe(isSeen);

    [Theory]
    [InlineData("schedule-too-short")]
    [InlineData("overfitting")]
    [InlineData("learning-rate-too-high")]
    [InlineData("learning-rate-too-low")]
    public void What_else_explains_it_goes_before(string other) =>
        rule.Look(CoachFixture.Shown[rule.Name] with { History = CoachFixture.Shown[other].History }).ShouldBeNull();

    [Fact]
    public void Who_hides_much_is_told_to_hide_less()
    {
        var erasing = new AugmentationOptions { Erasing = new() { Probability = 0.5 } };
        (Try(Architectures.Seed, new()), Try(Architectures.Fast, new()), Try(Architectures.Fast, erasing)).ShouldSatisfyAllConditions(
            three => three.Item1.ShouldContain("--preset fast"),
            three => three.Item2.ShouldNotBe(three.Item1),
            three => three.Item3.ShouldNotBe(three.Item2));
    }

    private string Try(Architecture architecture, AugmentationOptions augmentation)
    {
        var run = CoachFixture.Shown[rule.Name];
        return rule.Look(run with { Recipe = run.Recipe with { Architecture = architecture, Augmentation = augmentation } }).ShouldNotBeNull().Try;
    }

    private bool Seen(double trainAccuracy, double validationAccuracy) => rule.Look(Of(trainAccuracy, validationAccuracy)) is not null;

    private static RunRecord Of(double trainAccuracy, double validationAccuracy) => CoachFixture.Healthy() with
    {
        Train = CoachFixture.Report("train", _ => trainAccuracy),
        Validation = CoachFixture.Report("validation", _ => validationAccuracy),
    };
}
