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
    IReadOnlyList<Mistake> WorstMistakes);
