using Shouldly;
using Vitrine.Exploration;
using Xunit;

namespace Vitrine.Tests.Exploration;

public sealed class DuplicatesTests
{
    private static readonly byte[] A = [1, 2], B = [3, 4], C = [5, 6], D = [2, 1];

    [Fact]
    public void Repetitions_are_counted_within_and_across_splits()
    {
        var train = TestImages.Of(1, 2, 2, (0, A), (0, B), (0, A), (0, A));
        var test = TestImages.Of(1, 2, 2, (0, C), (0, C), (0, B));
        Duplicates.Find(train, test).ShouldBe(new DuplicateReport(WithinTrain: 2, WithinTest: 1, AcrossSplits: 1, ConflictingLabels: 0));
    }

    [Fact]
    public void Labels_conflict_with_those_of_the_first_occurrence()
    {
        var train = TestImages.Of(1, 2, 2, (0, A), (1, A), (1, B));
        var test = TestImages.Of(1, 2, 2, (0, B), (0, C), (1, C));
        Duplicates.Find(train, test).ConflictingLabels.ShouldBe(3);
    }

    [Fact]
    public void An_image_in_both_splits_and_twice_in_test_conflicts_once_per_repetition()
    {
        var train = TestImages.Of(1, 2, 2, (0, A));
        var test = TestImages.Of(1, 2, 2, (1, A), (1, A));
        Duplicates.Find(train, test).ShouldBe(new DuplicateReport(0, 1, 2, 2));
    }

    [Fact]
    public void The_same_pixels_in_another_order_or_shape_are_another_image()
    {
        Duplicates.Find(TestImages.Of(1, 2, 1, (0, A), (0, D)), TestImages.Of(2, 1, 1, (0, A))).ShouldBe(new DuplicateReport(0, 0, 0, 0));
    }
}
