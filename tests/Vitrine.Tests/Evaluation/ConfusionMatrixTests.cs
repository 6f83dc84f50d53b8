using Shouldly;
using Vitrine.Evaluation;
using Xunit;

namespace Vitrine.Tests.Evaluation;

public sealed class ConfusionMatrixTests
{
    [Fact]
    public void Pairs_of_equal_confusion_keep_the_order_of_their_classes()
    {
        var matrix = new ConfusionMatrix([[5, 0, 1], [0, 5, 1], [0, 0, 5]]);
        matrix.MostConfused(10).Select(pair => (pair.First, pair.Second)).ShouldBe([(0, 2), (1, 2)]);
        matrix.MostConfused(1).Count.ShouldBe(1);
    }

    [Fact]
    public void A_perfect_model_confuses_nothing()
    {
        var matrix = new ConfusionMatrix([[2, 0], [0, 3]]);
        matrix.MostConfused(10).ShouldBeEmpty();
        (matrix.Accuracy, matrix.MacroF1, matrix.ErrorCount).ShouldBe((1, 1, 0));
    }

    [Fact]
    public void Predictions_and_labels_of_different_length_are_refused() =>
        Should.Throw<ArgumentException>(() => ConfusionMatrix.Of([0], [0, 1], 2));
}
