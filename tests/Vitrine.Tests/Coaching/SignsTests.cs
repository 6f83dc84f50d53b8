using Shouldly;
using Vitrine.Coaching;
using Xunit;

namespace Vitrine.Tests.Coaching;

public sealed class SignsTests
{
    [Fact]
    public void Guessing_among_ten_costs_the_logarithm_of_ten()
    {
        Signs.GuessingLoss(CoachFixture.Healthy()).ShouldBe(2.302585, 1e-6);
        Signs.GuessingLoss(CoachFixture.Healthy() with { Classes = null }).ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void Steps_are_whole_batches_and_a_batch_is_no_larger_than_the_set()
    {
        var run = CoachFixture.Healthy() with { History = CoachFixture.Curve(1, 1) };
        Signs.StepCount(run with { Dataset = run.Dataset! with { TrainCount = 1_000 } }).ShouldBe(2 * 3);
        Signs.StepCount(run with { Dataset = run.Dataset! with { TrainCount = 100 } }).ShouldBe(2);
        Signs.StepCount(run with { Dataset = null }).ShouldBe(0);
    }

    [Fact]
    public void Chance_shrinks_with_the_root_of_the_images()
    {
        Signs.Chance(0.3, CoachFixture.Healthy()).ShouldBe(1.25 * 0.3 / Math.Sqrt(5_000), 1e-12);
        Signs.Chance(0.3, CoachFixture.Healthy() with { Validation = null }).ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void A_loss_cannot_have_risen_and_still_fall()
    {
        foreach (var run in CoachFixture.Shown.Values)
            (Signs.BeforeRise(run) is not null && Signs.BeforeFall(run) is not null).ShouldBeFalse();
    }
}
