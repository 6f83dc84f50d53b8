using Vitrine.Evaluation;

namespace Vitrine.Tests.Reporting;

/// <summary>Evaluations as a small convolutional network gets them on Fashion-MNIST.</summary>
internal static class EvaluationFixture
{
    // [actual][predicted] per 1,000 images of each class.
    private static readonly int[][] Confusion =
    [
        [864, 0, 15, 16, 3, 1, 96, 0, 5, 0],
        [1, 986, 0, 9, 1, 0, 2, 0, 1, 0],
        [14, 1, 886, 8, 42, 0, 49, 0, 0, 0],
        [11, 4, 8, 936, 18, 0, 21, 0, 2, 0],
        [0, 0, 36, 21, 893, 0, 49, 0, 1, 0],
        [0, 0, 0, 0, 0, 984, 0, 11, 0, 5],
        [92, 0, 46, 23, 62, 0, 770, 0, 7, 0],
        [0, 0, 0, 0, 0, 6, 0, 976, 0, 18],
        [2, 1, 1, 3, 2, 1, 3, 2, 985, 0],
        [0, 0, 0, 0, 0, 4, 1, 30, 0, 965],
    ];

    internal static EvaluationReport Test() => Of("test", Confusion, loss: 0.2214);

    internal static EvaluationReport Validation() => Of("validation", [.. Confusion.Select(row => row.Select(count => count / 2).ToArray())], loss: 0.2107);

    internal static EvaluationReport Train() => Of("train", [.. Confusion.Select((row, label) => Halved(row, label))], loss: 0.1399);

    private static int[] Halved(int[] row, int label) => [.. row.Select((count, predicted) => predicted == label ? 500 - row.Sum(each => each / 4) + (count / 4) : count / 4)];

    private static EvaluationReport Of(string split, int[][] confusion, double loss)
    {
        var matrix = new ConfusionMatrix(confusion);
        return new EvaluationReport(
            split,
            matrix.TotalCount,
            matrix.Accuracy,
            Interval.OfProportion(matrix.CorrectCount, matrix.TotalCount),
            loss,
            matrix.MacroF1,
            ExpectedCalibrationError: 0.0312,
            [.. ReportFixture.Classes.Select((name, label) => new ClassMetrics(
                name,
                matrix.Support(label),
                matrix.Precision(label),
                matrix.Recall(label),
                Interval.OfProportion(matrix.TruePositives(label), matrix.Support(label)),
                matrix.F1(label)))],
            matrix.Counts,
            matrix.MostConfused(EvaluationReport.MaximumPairCount),
            Mistakes(matrix)) { Reliability = [new ReliabilityBin(13.0 / 15, 14.0 / 15, matrix.TotalCount, 0.8943, matrix.Accuracy)] };
    }

    private static Mistake[] Mistakes(ConfusionMatrix matrix) =>
    [
        .. from pair in matrix.MostConfused(10)
           from turn in Enumerable.Range(0, 3)
           let confidence = 0.997 - (0.004 * pair.First) - (0.011 * turn)
           orderby confidence descending, pair.First, pair.Second
           select new Mistake((100 * pair.First) + (10 * pair.Second) + turn, pair.First, pair.Second, confidence, 1 - confidence),
    ];
}
