using Shouldly;
using Vitrine.Comparison.Contestants;
using Vitrine.Comparison.Results;
using Xunit;
using static Vitrine.Tests.Comparison.MeasuredContestants;

namespace Vitrine.Tests.Comparison;

public sealed class ContestantSummaryTests
{
    private static readonly Contestant Anyone = ContestantTable.Others[0];

    [Fact]
    public void Time_to_an_accuracy_is_that_of_the_first_look_that_shows_it_without_the_looks_themselves()
    {
        var summary = ContestantSummary.Of(Result("a", Run((4, 0.85), (8, 0.91), (12, 0.89))), Anyone);

        summary.SecondsTo[0.8324].ShouldBe(4);
        summary.SecondsTo[0.90].ShouldBe(8);
        summary.SecondsTo[0.92].ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void The_middle_of_three_repeats_counts()
    {
        var summary = ContestantSummary.Of(Result("a", Run((9, 0.91)), Run((5, 0.92)), Run((7, 0.93))), Anyone);

        summary.SecondsTo[0.90].ShouldBe(7);
        summary.Accuracy!.Value.ShouldBe(0.92, 1e-12);
    }

    [Fact]
    public void An_accuracy_that_half_of_the_repeats_never_reach_is_not_reached() =>
        ContestantSummary.Of(Result("a", Run((5, 0.91)), Run((5, 0.89))), Anyone).SecondsTo[0.90].ShouldBe(double.PositiveInfinity);

    [Fact]
    public void Arithmetic_is_six_operations_a_multiply_accumulate_and_image_and_a_share_of_the_yardstick()
    {
        // 2,000 images in 4 s at a million multiply-accumulates each
        var summary = ContestantSummary.Of(Result("a", Run((2, 0.5), (4, 0.6))), Anyone);

        summary.ImagesPerSecond.ShouldBe(500);
        summary.FlopsPerSecond.ShouldBe(3e9);
        summary.YardstickShare.ShouldBe(3e9 / Yardstick);
    }

    [Fact]
    public void What_never_got_to_a_look_has_no_accuracy() => ContestantSummary.Of(Result("a", Run()), Anyone).Accuracy.ShouldBeNull();

    [Fact]
    public void The_fastest_to_90_per_cent_comes_first_and_who_never_gets_there_last()
    {
        var results = new[]
        {
            Result("scikit-learn-mlp", Run((1, 0.84))),
            Result("torchsharp-cnn", Run((30, 0.91))),
            Result("vitrine-fast", Run((9, 0.90))),
            Result("scikit-learn-forest", Run((1, 0.80))),
        };

        ContestantSummary.Rank(results).Select(summary => summary.Contestant.Name)
            .ShouldBe(["vitrine-fast", "torchsharp-cnn", "scikit-learn-mlp", "scikit-learn-forest"]);
    }
}
