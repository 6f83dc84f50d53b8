using System.Xml.Linq;
using Shouldly;
using Vitrine.Charts;
using Vitrine.Exploration;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Vitrine.Tests.Exploration;
using Xunit;

namespace Vitrine.Tests.Charts;

/// <summary>What single charts say.</summary>
public sealed class ChartContentTests : IDisposable
{
    private readonly SpokenLanguage english = new(Language.English);

    public void Dispose() => english.Dispose();

    [Fact]
    public void Class_counts_name_the_most_frequent_and_the_rarest_class()
    {
        var train = PixelStatistics.Of(TestImages.Of(1, 1, 2, (0, [1]), (1, [1]), (1, [1])));
        Words(ClassCountsChart.Draw(train, train, TestImages.Classes(2))).ShouldContain("Class 1 is the most frequent class in training (2), Class 0 the rarest (1).");
    }

    [Fact]
    public void Learning_curves_tell_the_best_and_the_last_epoch()
    {
        var history = ChartExamples.History(4);
        history[3] = history[3] with { ValidationLoss = 0.5, ValidationAccuracy = 0.8 };
        var words = Words(LearningCurvesChart.Draw(history));
        words.ShouldContain("validation: best 0.367 (epoch 3), last 0.500");
        words.ShouldContain("validation: best 85.83% (epoch 3), last 80.00%");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(300)]
    public void Epochs_are_whole_numbers_however_many_there_are(int epochCount)
    {
        var chart = LearningCurvesChart.Draw(ChartExamples.History(epochCount));
        Texts(chart).Count(text => text == "1").ShouldBeGreaterThanOrEqualTo(epochCount < 10 ? 2 : 0);
        Texts(chart).ShouldNotContain("1.5");
        chart.AlternativeText.ShouldStartWith($"Line chart over {epochCount} epochs");
    }

    [Fact]
    public void No_epoch_is_no_curve()
    {
        Should.Throw<ArgumentException>(() => LearningCurvesChart.Draw([]));
        Should.Throw<ArgumentException>(() => LearningRateChart.Draw([]));
    }

    [Fact]
    public void A_confusion_matrix_prints_counts_and_leaves_zeros_empty()
    {
        var classes = TestImages.Classes(2);
        var report = ChartExamples.Report(classes) with { Confusion = [[1_234, 0], [56, 789]] };
        var texts = Texts(ConfusionMatrixChart.Draw(report));
        texts.ShouldContain("1,234");
        texts.ShouldContain("56");
        texts.ShouldContain("789");
        texts.ShouldNotContain("0");
    }

    [Fact]
    public void Charts_of_another_split_have_names_of_their_own()
    {
        var report = ChartExamples.Report(TestImages.Classes(3)) with { Split = "test" };
        ConfusionMatrixChart.Draw(report).Name.ShouldBe("test-confusion-matrix");
        PerClassChart.Draw(report).Name.ShouldBe("test-per-class");
        MistakesChart.Draw(report, TestImages.Random(9, 3, 3, 3)).Name.ShouldBe("test-mistakes");
        ConfusionMatrixChart.Draw(report).Title.ShouldBe("Confusion matrix: test images");
    }

    [Fact]
    public void Classes_are_sorted_by_recall()
    {
        var report = ChartExamples.Report(TestImages.Classes(3));
        report = report with { Classes = [.. report.Classes.Select((metrics, label) => metrics with { Recall = new[] { 0.5, 0.9, 0.7 }[label] })] };
        PerClassChart.Draw(report).AlternativeText.ShouldContain("Class 1 90.0%; Class 2 70.0%; Class 0 50.0%");
    }

    [Fact]
    public void A_model_without_mistakes_gets_a_sentence_instead_of_pictures() =>
        Words(MistakesChart.Draw(ChartExamples.Report(TestImages.Classes(2), mistakeCount: 0), TestImages.Random(4, 3, 3, 2)))
            .ShouldContain("images was classified wrongly.");

    [Fact]
    public void A_search_that_tried_nothing_gets_a_sentence_instead_of_bars() =>
        Words(ImprovementChart.Draw(ChartExamples.Improvement())).ShouldContain("No variation was tried within the time allowed.");

    [Fact]
    public void Gains_carry_their_sign()
    {
        var texts = Texts(ImprovementChart.Draw(ChartExamples.Improvement(ChartExamples.Outcome(0.013, true), ChartExamples.Outcome(-0.004, false), ChartExamples.Outcome(0, false))));
        texts.ShouldContain("+1.30");
        texts.ShouldContain("−0.40");
        texts.ShouldContain("0.00");
    }

    [Fact]
    public void The_comparison_holds_the_original_project_people_and_this_model()
    {
        var alternative = ComparisonChart.Draw(ChartExamples.Report(TestImages.Classes(2)) with { Accuracy = 0.9312 }).AlternativeText;
        alternative.ShouldContain("This model 93.12%");
        alternative.ShouldContain("People without training 83.50%");
        alternative.ShouldContain("Original project (dense network, Keras) 83.24%");
    }

    private static List<string> Texts(Chart chart) =>
        [.. XElement.Parse(chart.Svg).Descendants(XName.Get("text", "http://www.w3.org/2000/svg")).Select(text => text.Value)];

    private static string Words(Chart chart) => string.Join(' ', Texts(chart));
}
