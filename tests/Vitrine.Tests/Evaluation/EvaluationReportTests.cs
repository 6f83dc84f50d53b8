using Shouldly;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Xunit;

namespace Vitrine.Tests.Evaluation;

public sealed class EvaluationReportTests
{
    private static readonly ClassName[] Classes = [new("Shirt", "Camisa"), new("Coat", "Casaco"), new("Bag", "Bolsa")];

    // Six images, small enough to count by hand: predicted 0 1 1 2 1 0 (a tie goes to the first class), so images 2, 4 and 5 are wrong.
    private static readonly float[] Probabilities =
    [
        0.70f, 0.20f, 0.10f,
        0.10f, 0.80f, 0.10f,
        0.25f, 0.50f, 0.25f,
        0.20f, 0.20f, 0.60f,
        0.05f, 0.90f, 0.05f,
        0.40f, 0.40f, 0.20f,
    ];

    private static readonly ushort[] Labels = [0, 1, 0, 2, 2, 1];

    private static EvaluationReport Report => EvaluationReport.OfProbabilities("validation", Probabilities, Labels, Classes);

    [Fact]
    public void Accuracy_comes_with_its_interval()
    {
        Report.ShouldSatisfyAllConditions(
            report => report.Split.ShouldBe("validation"),
            report => report.Count.ShouldBe(6),
            report => report.Accuracy.ShouldBe(0.5),
            report => report.AccuracyInterval.ShouldBe(Interval.OfProportion(3, 6)),
            report => report.ErrorCount().ShouldBe(3));
    }

    // −(ln 0.7 + ln 0.8 + ln 0.25 + ln 0.6 + ln 0.05 + ln 0.4) / 6, by Python's math.log.
    [Fact]
    public void Loss_is_the_mean_cross_entropy() => Report.Loss.ShouldBe(1.0648269142611615, 1e-7);

    [Fact]
    public void Loss_stays_finite_where_the_true_class_got_nothing() =>
        EvaluationReport.OfProbabilities("test", [1, 0, 0], [1], Classes).Loss.ShouldBe(87.336544, 1e-5);

    [Fact]
    public void Confusion_has_actual_classes_as_rows() =>
        Report.Confusion.ShouldBe([[1, 1, 0], [1, 1, 0], [0, 1, 1]]);

    [Fact]
    public void Class_metrics_equal_those_counted_by_hand()
    {
        Report.Classes.Select(each => each.Precision).ShouldBe([1.0 / 2, 1.0 / 3, 1.0], 1e-12);
        Report.Classes.Select(each => each.Recall).ShouldBe([0.5, 0.5, 0.5], 1e-12);
        Report.Classes.Select(each => each.F1).ShouldBe([0.5, 0.4, 2.0 / 3], 1e-12);
        Report.Classes.ShouldAllBe(each => each.Support == 2 && each.RecallInterval == Interval.OfProportion(1, 2));
        Report.MacroF1.ShouldBe((0.5 + 0.4 + (2.0 / 3)) / 3, 1e-12);
    }

    [Fact]
    public void Most_confused_pairs_come_first() => Report.MostConfused.ShouldBe(
    [
        new ConfusedPair(First: 0, Second: 1, FirstAsSecond: 1, SecondAsFirst: 1, ShareOfErrors: 2.0 / 3),
        new ConfusedPair(First: 1, Second: 2, FirstAsSecond: 0, SecondAsFirst: 1, ShareOfErrors: 1.0 / 3),
    ]);

    [Fact]
    public void Most_confident_mistakes_come_first() => Report.WorstMistakes.ShouldBe(
    [
        new Mistake(ImageIndex: 4, Actual: 2, Predicted: 1, Confidence: 0.9f, ActualProbability: 0.05f),
        new Mistake(ImageIndex: 2, Actual: 0, Predicted: 1, Confidence: 0.5f, ActualProbability: 0.25f),
        new Mistake(ImageIndex: 5, Actual: 1, Predicted: 0, Confidence: 0.4f, ActualProbability: 0.4f),
    ]);

    // Each of the six confidences falls into a bin of its own: (0.3 + 0.2 + 0.5 + 0.4 + 0.9 + 0.4) / 6.
    [Fact]
    public void Calibration_error_is_the_mean_gap_of_confidence_and_accuracy()
    {
        Report.ExpectedCalibrationError.ShouldBe(0.45, 1e-6);
        Report.Reliability.Count.ShouldBe(15);
        Report.Reliability.Sum(bin => bin.Count).ShouldBe(6);
    }

    [Fact]
    public void At_most_forty_mistakes_and_ten_pairs_are_kept()
    {
        ClassName[] classes = [.. Enumerable.Range(0, 50).Select(label => new ClassName($"{label}"))];
        var probabilities = new float[50 * 50];
        for (var row = 0; row < 50; row++)
            probabilities[(row * 50) + ((row + 1) % 50)] = 1;
        var report = EvaluationReport.OfProbabilities("test", probabilities, [.. Enumerable.Range(0, 50).Select(row => (ushort)row)], classes);
        report.WorstMistakes.Count.ShouldBe(40);
        report.MostConfused.Count.ShouldBe(10);
        report.ErrorCount().ShouldBe(50);
    }

    [Fact]
    public void A_class_that_is_neither_present_nor_predicted_scores_zero()
    {
        var report = EvaluationReport.OfProbabilities("test", [0.9f, 0.05f, 0.05f], [0], Classes);
        var absent = report.Classes[2];
        (absent.Support, absent.Precision, absent.Recall, absent.F1).ShouldBe((0, 0, 0, 0));
        report.MacroF1.ShouldBe(1.0 / 3, 1e-12);
    }

    [Fact]
    public void An_empty_split_is_evaluated_without_dividing_by_zero()
    {
        var report = EvaluationReport.OfProbabilities("test", [], [], Classes);
        (report.Count, report.Accuracy, report.Loss, report.MacroF1, report.ExpectedCalibrationError).ShouldBe((0, 0, 0, 0, 0));
        report.WorstMistakes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(-0.1f)]
    [InlineData(1.5f)]
    public void A_value_that_is_no_probability_is_refused(float value) =>
        Should.Throw<ArgumentException>(() => EvaluationReport.OfProbabilities("test", [0.5f, value, 0], [0], Classes));

    [Fact]
    public void Shapes_that_do_not_match_are_refused()
    {
        Should.Throw<ArgumentException>(() => EvaluationReport.OfProbabilities("test", [0.5f, 0.5f], [0], Classes));
        Should.Throw<ArgumentException>(() => EvaluationReport.OfProbabilities("test", [1, 0, 0], [3], Classes));
    }
}
