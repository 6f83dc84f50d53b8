using Shouldly;
using Vitrine.Training;
using Vitrine.Training.Schedules;
using Xunit;

namespace Vitrine.Tests.Training.Schedules;

/// <summary>What holds for every schedule, and each one's closed form at a few places.</summary>
public sealed class LearningRateScheduleTests
{
    private const double Peak = 0.4;
    private const long StepCount = 1000;

    public static TheoryData<Schedule> All => [.. Enum.GetValues<Schedule>()];

    [Theory, MemberData(nameof(All))]
    public void It_is_positive_and_never_above_its_peak(Schedule kind) => Rates(kind).ShouldAllBe(rate => rate > 0 && rate <= Peak);

    [Theory, MemberData(nameof(All))]
    public void It_reaches_its_peak_where_the_warm_up_ends(Schedule kind)
    {
        Of(kind, warmUp: 0.2).At(200).ShouldBe(Peak, 1e-12);
        Of(kind, warmUp: 0).At(0).ShouldBe(Peak, 1e-12);
    }

    [Theory, MemberData(nameof(All))]
    public void It_rises_at_each_step_of_the_warm_up_and_never_after(Schedule kind)
    {
        var rises = Rates(kind).Zip(Rates(kind).Skip(1), (before, after) => after - before).ToArray();
        rises[..200].ShouldAllBe(rise => rise > 0);
        rises[200..].ShouldAllBe(rise => rise <= 0);
    }

    [Theory, MemberData(nameof(All))]
    public void It_makes_no_leaps(Schedule kind)
    {
        // The steepest is the middle of half a cosine over the warm-up: pi/2 times its mean slope.
        const double Steepest = Math.PI / 2 * Peak / 200;
        Rates(kind).Zip(Rates(kind).Skip(1), (before, after) => Math.Abs(after - before)).ShouldAllBe(leap => leap < Steepest);
    }

    [Theory, MemberData(nameof(All))]
    public void It_has_fallen_to_almost_nothing_at_the_last_step_unless_it_is_constant(Schedule kind) =>
        Of(kind, warmUp: 0.2).At(StepCount - 1).ShouldBe(kind == Schedule.Constant ? Peak : 0, Peak / 500);

    [Theory, MemberData(nameof(All))]
    public void It_depends_on_the_share_of_the_run_alone(Schedule kind)
    {
        var (once, tenfold) = (Of(kind, 0.2, 100), Of(kind, 0.2, 1000));
        Enumerable.Range(0, 100).Select(step => once.At(step)).ShouldBe(Enumerable.Range(0, 100).Select(step => tenfold.At(10 * step)), 1e-12);
    }

    [Theory]
    [InlineData(Schedule.Triangular, 0, 0.1)]
    [InlineData(Schedule.Triangular, 10, 0.55)]
    [InlineData(Schedule.Triangular, 60, 0.5)]
    [InlineData(Schedule.Triangular, 100, 0)]
    [InlineData(Schedule.OneCycle, 0, 0.04)]
    [InlineData(Schedule.OneCycle, 10, 0.52)]
    [InlineData(Schedule.OneCycle, 60, 0.500005)]
    [InlineData(Schedule.OneCycle, 100, 1e-5)]
    [InlineData(Schedule.Cosine, 10, 0.55)]
    [InlineData(Schedule.Cosine, 40, 0.85355339059327)]
    [InlineData(Schedule.Cosine, 60, 0.5)]
    [InlineData(Schedule.Cosine, 100, 0)]
    [InlineData(Schedule.Constant, 10, 0.55)]
    [InlineData(Schedule.Constant, 99, 1)]
    public void It_has_its_closed_form(Schedule kind, int step, double expected) =>
        LearningRateSchedule.For(Settings(kind, 0.2) with { LearningRate = 1 }, 100).At(step).ShouldBe(expected, 1e-12);

    private static LearningRateSchedule Of(Schedule kind, double warmUp, long stepCount = StepCount) =>
        LearningRateSchedule.For(Settings(kind, warmUp), stepCount);

    private static Recipe Settings(Schedule kind, double warmUp) =>
        new() { Name = "test", Architecture = new([]), Schedule = kind, LearningRate = Peak, WarmUp = warmUp };

    private static double[] Rates(Schedule kind) => [.. Enumerable.Range(0, (int)StepCount).Select(step => Of(kind, warmUp: 0.2).At(step))];
}
