using Shouldly;
using Vitrine.Coaching.Rules;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Coaching.Rules;

public sealed class DeadUnitsTests
{
    private readonly DeadUnits rule = new();

    [Fact]
    public void The_layer_that_lost_most_is_named()
    {
        using var english = new SpokenLanguage(Language.English);
        rule.Look(CoachFixture.Shown[rule.Name]).ShouldNotBeNull().Evidence.ShouldBe(
            "In layer residual_1.relu_1, 20 of 32 units never answered to any of 512 validation images; in all such layers together it is 22 of 96.");
    }

    [Fact]
    public void A_training_at_a_hundred_times_the_rate_kills_units() =>
        rule.Look(SampleTraining.Of(SampleTraining.Plain with { Epochs = 3, LearningRate = 1 })).ShouldNotBeNull();

    [Fact]
    public void The_same_training_at_a_usual_rate_does_not() => rule.Look(SampleTraining.Of(SampleTraining.Plain with { Epochs = 3 })).ShouldBeNull();

    [Theory]
    [InlineData(24, false)]
    [InlineData(25, true)]
    public void A_quarter_of_a_layer_is_many(int deadCount, bool isSeen) =>
        (rule.Look(CoachFixture.Healthy() with { DeadUnits = [new("relu_1", 100, deadCount)] }) is not null).ShouldBe(isSeen);

    [Fact]
    public void A_record_from_before_they_were_counted_shows_none() => rule.Look(CoachFixture.Shown[rule.Name] with { DeadUnits = null }).ShouldBeNull();
}
