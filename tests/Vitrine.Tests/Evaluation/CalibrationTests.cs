using Shouldly;
using Vitrine.Evaluation;
using Xunit;

namespace Vitrine.Tests.Evaluation;

public sealed class CalibrationTests
{
    // By hand: 0.90 and 0.92 share the 14th bin, mean confidence 0.91, one of two right; 0.30 stands alone and is right.
    [Fact]
    public void Expected_error_weighs_each_bin_by_its_predictions()
    {
        var bins = Calibration.Bins([0.90f, 0.92f, 0.30f], [true, false, true]);
        bins[13].ShouldSatisfyAllConditions(
            bin => bin.Count.ShouldBe(2),
            bin => bin.Confidence.ShouldBe(0.91, 1e-6),
            bin => bin.Accuracy.ShouldBe(0.5),
            bin => bin.Low.ShouldBe(13.0 / 15),
            bin => bin.High.ShouldBe(14.0 / 15));
        Calibration.ExpectedError(bins).ShouldBe(((2 * 0.41) + 0.7) / 3, 1e-6);
    }

    [Fact]
    public void The_ends_of_the_scale_belong_to_the_outer_bins()
    {
        var bins = Calibration.Bins([0, 1, 1.00001f], [false, true, true]);
        (bins[0].Count, bins[^1].Count).ShouldBe((1, 2));
    }

    [Fact]
    public void A_model_that_is_right_as_often_as_it_says_has_no_error() =>
        Calibration.ExpectedError(Calibration.Bins([0.5f, 0.5f, 1, 1], [true, false, true, true])).ShouldBe(0, 1e-12);
}
