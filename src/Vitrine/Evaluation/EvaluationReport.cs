using Vitrine.Inference;

namespace Vitrine.Evaluation;

/// <summary>What a model achieves on one split.</summary>
/// <param name="Split"><c>validation</c>, <c>test</c> or <c>train</c>.</param>
/// <param name="Count">Images evaluated.</param>
/// <param name="AccuracyInterval">95 %, Wilson.</param>
/// <param name="Loss">Mean cross-entropy of the predicted probabilities, in nats.</param>
/// <param name="ExpectedCalibrationError">Mean gap of confidence and accuracy over 15 equal-width confidence bins, 0–1 (Guo et al. 2017).</param>
/// <param name="Confusion">[actual][predicted] counts.</param>
/// <param name="MostConfused">Most confused pairs first; at most 10.</param>
/// <param name="WorstMistakes">The most confident errors first; at most 40.</param>
public sealed record EvaluationReport(
    string Split,
    int Count,
    double Accuracy,
    Interval AccuracyInterval,
    double Loss,
    double MacroF1,
    double ExpectedCalibrationError,
    IReadOnlyList<ClassMetrics> Classes,
    IReadOnlyList<IReadOnlyList<int>> Confusion,
    IReadOnlyList<ConfusedPair> MostConfused,
    IReadOnlyList<Mistake> WorstMistakes)
{
    public const int MaximumPairCount = 10;

    public const int MaximumMistakeCount = 40;

    // The smallest normal float: what softmax gives before it underflows to 0, whose logarithm would be infinite.
    private const float SmallestProbability = 1.17549435e-38f;

    /// <summary>The confidence bins behind <see cref="ExpectedCalibrationError"/>, from 0 to 1.</summary>
    public IReadOnlyList<ReliabilityBin> Reliability { get; init; } = [];

    /// <summary>How test-time augmentation came to these numbers; null where every image was seen once, as it is.</summary>
    public AugmentedEvaluation? TestTimeAugmentation { get; init; }

    /// <summary>Wrongly classified images.</summary>
    public int ErrorCount() => new ConfusionMatrix(Confusion).ErrorCount;

    /// <summary>Evaluates a model's answers against labels, with and without their test-time augmentation.</summary>
    /// <param name="split"><c>validation</c>, <c>test</c> or <c>train</c>.</param>
    /// <param name="answers">To N images.</param>
    /// <param name="labels">[N] class indices.</param>
    /// <inheritdoc cref="OfProbabilities"/>
    public static EvaluationReport Of(string split, PredictionBatch answers, ReadOnlySpan<ushort> labels)
    {
        var report = OfProbabilities(split, answers.Probabilities, labels, answers.Classes);
        if (ReferenceEquals(answers, answers.Plain))
            return report;
        var plain = ConfusionMatrix.Of(PredictedClasses.Of(answers.Plain.Probabilities, answers.Classes.Count), labels, answers.Classes.Count);
        var interval = Interval.OfProportion(plain.CorrectCount, plain.TotalCount);
        return report with { TestTimeAugmentation = new(answers.TestTimeAugmentation, answers.PassesPerImage, plain.Accuracy, interval) };
    }

    /// <summary>Evaluates predictions against labels.</summary>
    /// <param name="split"><c>validation</c>, <c>test</c> or <c>train</c>.</param>
    /// <param name="probabilities">[N, C] class probabilities, 0–1, each row summing to 1.</param>
    /// <param name="labels">[N] class indices below C.</param>
    /// <param name="classes">C names, by index.</param>
    /// <exception cref="ArgumentException">The shapes do not match, a label has no name, or a value is not a probability.</exception>
    public static EvaluationReport OfProbabilities(
        string split, ReadOnlySpan<float> probabilities, ReadOnlySpan<ushort> labels, IReadOnlyList<ClassName> classes)
    {
        RequireMatchingShapes(probabilities, labels, classes.Count);
        var predicted = PredictedClasses.Of(probabilities, classes.Count);
        var matrix = ConfusionMatrix.Of(predicted, labels, classes.Count);
        var bins = ReliabilityBins(probabilities, predicted, labels, classes.Count);
        return new EvaluationReport(
            split,
            labels.Length,
            matrix.Accuracy,
            Interval.OfProportion(matrix.CorrectCount, matrix.TotalCount),
            CrossEntropy(probabilities, labels, classes.Count),
            matrix.MacroF1,
            Calibration.ExpectedError(bins),
            [.. classes.Select((name, label) => Metrics(name, label, matrix))],
            matrix.Counts,
            matrix.MostConfused(MaximumPairCount),
            MistakesOf(probabilities, predicted, labels, classes.Count)) { Reliability = bins };
    }

    private static void RequireMatchingShapes(ReadOnlySpan<float> probabilities, ReadOnlySpan<ushort> labels, int classCount)
    {
        if (probabilities.Length != (long)labels.Length * classCount)
            throw new ArgumentException($"{probabilities.Length} probabilities are not {labels.Length} rows of {classCount}.", nameof(probabilities));
        foreach (var label in labels)
        {
            if (label >= classCount)
                throw new ArgumentException($"Label {label} is not below the number of classes, {classCount}.", nameof(labels));
        }
    }

    private static ClassMetrics Metrics(ClassName name, int label, ConfusionMatrix matrix) => new(
        name,
        matrix.Support(label),
        matrix.Precision(label),
        matrix.Recall(label),
        Interval.OfProportion(matrix.TruePositives(label), matrix.Support(label)),
        matrix.F1(label));

    private static double CrossEntropy(ReadOnlySpan<float> probabilities, ReadOnlySpan<ushort> labels, int classCount)
    {
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
            sum -= Math.Log(Math.Max(probabilities[(i * classCount) + labels[i]], SmallestProbability));
        return labels.Length == 0 ? 0 : sum / labels.Length;
    }

    private static IReadOnlyList<ReliabilityBin> ReliabilityBins(
        ReadOnlySpan<float> probabilities, ushort[] predicted, ReadOnlySpan<ushort> labels, int classCount)
    {
        var confidences = new float[labels.Length];
        var correct = new bool[labels.Length];
        for (var i = 0; i < labels.Length; i++)
            (confidences[i], correct[i]) = (probabilities[(i * classCount) + predicted[i]], predicted[i] == labels[i]);
        return Calibration.Bins(confidences, correct);
    }

    private static IReadOnlyList<Mistake> MistakesOf(
        ReadOnlySpan<float> probabilities, ushort[] predicted, ReadOnlySpan<ushort> labels, int classCount)
    {
        var mistakes = new List<Mistake>();
        for (var i = 0; i < labels.Length; i++)
        {
            var row = probabilities.Slice(i * classCount, classCount);
            if (predicted[i] != labels[i])
                mistakes.Add(new Mistake(i, labels[i], predicted[i], row[predicted[i]], row[labels[i]]));
        }

        return [.. mistakes.OrderByDescending(mistake => mistake.Confidence).ThenBy(mistake => mistake.ImageIndex).Take(MaximumMistakeCount)];
    }
}
