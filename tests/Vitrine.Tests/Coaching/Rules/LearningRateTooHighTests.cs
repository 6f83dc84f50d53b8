using Shouldly;
using Vitrine.Coaching.Rules;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Coaching.Rules;

public sealed class LearningRateTooHighTests
{
    private readonly LearningRateTooHigh rule = new();

    [Fact]
    public void A_training_at_a_hundred_times_the_rate_shows_it()
    {
        using var english = new SpokenLanguage(Language.English);
        var recipe = SampleTraining.Plain with { Epochs = 3, LearningRate = 1 };
        rule.Look(SampleTraining.Of(recipe)).ShouldNotBeNull().Try.ShouldStartWith("Take a learning rate of about 0.1 in place of 1 ");
    }

    [Fact]
    public void The_same_training_at_a_usual_rate_does_not() => rule.Look(SampleTraining.Of(SampleTraining.Plain with { Epochs = 3 })).ShouldBeNull();

    [Theory]
    [InlineData(3.44, false)]
    [InlineData(3.46, true)]
    public void Half_as_much_again_as_guessing_is_too_much(double loss, bool isSeen) =>
        (rule.Look(CoachFixture.Healthy() with { History = CoachFixture.Curve(0.9, loss, 0.5) }) is not null).ShouldBe(isSeen);

    [Theory]
    [InlineData(0.47, true)]
    [InlineData(0.10, false)]
    public void In_the_first_epoch_a_loss_above_guessing_counts_where_something_has_been_learnt(double accuracy, bool isSeen) =>
        (rule.Look(CoachFixture.Healthy() with { EarlyLooks = [new ValidationLook(0.25, 2.6, accuracy, 1)] }) is not null).ShouldBe(isSeen);

    [Fact]
    public void A_teachers_part_in_the_training_loss_is_not_set_beside_guessing()
    {
        var run = CoachFixture.Healthy();
        var loud = run with { History = [.. run.History.Select(row => row with { TrainLoss = 12 })] };
        rule.Look(loud).ShouldNotBeNull();
        rule.Look(loud with { Recipe = run.Recipe with { Distillation = new([]) } }).ShouldBeNull();
    }
}
